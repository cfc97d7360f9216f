package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CertificateVerification;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.ChainPosition;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains that are not in order: the reason and the depth of a flaw are those of the ordered chain (RFC 8446, 4.4.2). */
class ChainOrderTest {
    private static final X509Certificate STRANGER = ContractCredentials.STRANGERS.certificate();
    private static final X509Certificate OF_THE_SAME_NAME =
            Authority.create("Lower").certificate();

    private static final List<Named<Chain>> CHAINS = made();

    static Stream<Named<Chain>> chains() {
        return CHAINS.stream();
    }

    private static List<Named<Chain>> made() {
        Stream<Named<Chain>> flawless = Stream.of(
                named("none", Chain.from("Root").via("Upper").via("Lower").to("localhost")));
        return Stream.of(flawless, upper(), lower(), roots(), leaves())
                .flatMap(chains -> chains)
                .toList();
    }

    private static Stream<Named<Chain>> upper() {
        return flawsIn(ChainPosition.UPPER)
                .map(flaw -> named(
                        flaw + " upper",
                        Chain.from("Root").via("Upper", flaw).via("Lower").to("localhost")));
    }

    private static Stream<Named<Chain>> lower() {
        return flawsIn(ChainPosition.LOWER)
                .map(flaw -> named(
                        flaw + " lower",
                        Chain.from("Root").via("Upper").via("Lower", flaw).to("localhost")));
    }

    private static Stream<Named<Chain>> roots() {
        return flawsIn(ChainPosition.ROOT)
                .map(flaw -> named(
                        flaw + " root",
                        Chain.from("Root", flaw).via("Upper").via("Lower").to("localhost")));
    }

    private static Stream<Named<Chain>> leaves() {
        return Stream.of(LeafFlaw.values())
                .map(flaw -> named(
                        flaw + " leaf",
                        Chain.from("Root").via("Upper").via("Lower").to("localhost", flaw)));
    }

    private static Stream<IssuerFlaw> flawsIn(ChainPosition position) {
        return Stream.of(IssuerFlaw.values())
                .filter(flaw -> flaw.specification().positions().contains(position));
    }

    private static Named<Chain> named(String name, Chain chain) {
        return Named.of(name, chain);
    }

    static Stream<Arguments> reorderedChains() {
        List<Named<UnaryOperator<List<X509Certificate>>>> orders = List.of(
                Named.of("exchanged", ChainOrderTest::exchanged),
                Named.of("with a stranger between", chain -> with(STRANGER, 1, chain)),
                Named.of("with a stranger behind", chain -> with(STRANGER, chain.size(), chain)),
                Named.of("with one of the same name between", chain -> with(OF_THE_SAME_NAME, 1, chain)));
        return chains().flatMap(chain -> orders.stream().map(order -> Arguments.of(chain, order)));
    }

    private static List<X509Certificate> exchanged(List<X509Certificate> chain) {
        List<X509Certificate> exchanged = new ArrayList<>(chain);
        Collections.reverse(exchanged.subList(1, exchanged.size()));
        return exchanged;
    }

    private static List<X509Certificate> with(X509Certificate other, int at, List<X509Certificate> chain) {
        List<X509Certificate> longer = new ArrayList<>(chain);
        longer.add(at, other);
        return longer;
    }

    private static ContextBuilder client(Chain chain) {
        return Context.client().trust(chain);
    }

    private static Outcome outcome(ContextBuilder client, Chain chain, List<X509Certificate> presented) {
        Credential credential = new Credential(chain.credential().privateKey(), presented);
        return Loopback.between(
                        client.build(), Context.server().credential(credential).build())
                .withServerName("localhost")
                .handshake();
    }

    private static String result(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? refused.side() + " " + refused.reason() + " "
                        + refused.refusal().depth()
                : outcome.getClass().getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("reorderedChains")
    void theResultIsThatOfTheOrderedChain(Chain chain, UnaryOperator<List<X509Certificate>> order) {
        List<X509Certificate> inOrder = chain.credential().chain();
        assertEquals(
                result(outcome(client(chain), chain, inOrder)),
                result(outcome(client(chain), chain, order.apply(inOrder))));
    }

    @ParameterizedTest
    @MethodSource("reorderedChains")
    void aCallbackThatAgreesChangesNothing(Chain chain, UnaryOperator<List<X509Certificate>> order) {
        List<X509Certificate> presented = order.apply(chain.credential().chain());
        assertEquals(
                result(outcome(client(chain), chain, presented)),
                result(outcome(client(chain).onVerify(CertificateVerification::ok), chain, presented)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aCallbackThatAgreesChangesNothingOfAnOrderedChain(Chain chain) {
        List<X509Certificate> presented = chain.credential().chain();
        assertEquals(
                result(outcome(client(chain), chain, presented)),
                result(outcome(client(chain).onVerify(CertificateVerification::ok), chain, presented)));
    }

    @Test
    void aGoodChainInAnotherOrderIsAccepted() {
        Chain chain = Chain.from("Root").via("Upper").via("Lower").to("localhost");
        assertThat(outcome(client(chain), chain, exchanged(chain.credential().chain())))
                .succeeded();
    }
}
