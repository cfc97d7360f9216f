package dev.tlsloop.contract;

import static dev.tlsloop.Reason.CERTIFICATE_EXPIRED;
import static dev.tlsloop.Reason.CERTIFICATE_NOT_YET_VALID;
import static dev.tlsloop.Reason.NAME_MISMATCH;
import static dev.tlsloop.Reason.PATH_TOO_LONG;
import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.Side.SERVER;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Negotiated;
import dev.tlsloop.ServerName;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's verification of a server certificate: chain, dates, host name and depth. */
interface VerificationContract extends EnginePair {
    private Outcome asking(String name, ContextBuilder server) {
        return Loopback.between(client().build(), server.build())
                .withServerName(name)
                .handshake();
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    default void anotherHostsCertificateIsRefused(TlsVersion version) {
        assertThat(asking("other.test", server().versions(version, version)))
                .failedOn(CLIENT)
                .because(NAME_MISMATCH)
                .atDepth(0);
    }

    @Test
    default void anotherHostsCertificateIsAcceptedWhereNoNameIsVerified() {
        Context client = client().insecurelySkipHostName().build();
        assertThat(Loopback.between(client, server().build())
                        .withServerName("other.test")
                        .handshake())
                .succeeded();
    }

    @Test
    default void aNameThatIsNotSentIsStillVerified() {
        Loopback silent = Loopback.between(client().build(), server().build())
                .withServerName("other.test")
                .withoutServerName();
        assertThat(silent.handshake()).failedOn(CLIENT).because(NAME_MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"B2", "H32"})
    @Behaviour("F117")
    default void aStrangersServerIsRefused(TlsVersion version) {
        Outcome outcome = outcome(
                client(),
                bareServer().versions(version, version).credential(ContractCredentials.LOCALHOST_OF_STRANGERS));
        assertThat(outcome).failedOn(CLIENT).because(UNKNOWN_ISSUER);
    }

    @Test
    default void aClientWithoutAnchorsRefusesEveryServer() {
        ContextBuilder client = Context.client().engine(clientEngine());
        assertThat(outcome(client, server())).failedOn(CLIENT).because(UNKNOWN_ISSUER);
    }

    @Test
    default void anUntrustedCertificateForAnotherHostIsRefusedForItsIssuer() {
        assertThat(asking("other.test", bareServer().credential(ContractCredentials.LOCALHOST_OF_STRANGERS)))
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem({"B1", "H9"})
    @Behaviour("F118")
    default void aClientThatVerifiesNothingAcceptsAStranger(TlsVersion version) {
        ContextBuilder client = client().verify(VerifyMode.NONE).insecurelySkipHostName();
        ContextBuilder server =
                bareServer().versions(version, version).credential(ContractCredentials.LOCALHOST_OF_STRANGERS);
        assertThat(outcome(client, server)).succeeded();
    }

    @Test
    @PyOpenSslItem("B1")
    @Behaviour("F118")
    default void aContextOfAMethodVerifiesNothingByDefault() {
        ContextBuilder client = Context.of(Method.SSLv23).engine(clientEngine());
        assertThat(outcome(client, server())).succeeded();
    }

    @Test
    default void aContextOfAMethodWithVerifyPeerChecksTheChainAndNoName() {
        Context client = Context.of(Method.SSLv23)
                .engine(clientEngine())
                .trust(ContractCredentials.STRANGERS)
                .verify(VerifyMode.PEER)
                .build();
        assertThat(Loopback.between(client, server().build()).handshake())
                .failedOn(CLIENT)
                .because(UNKNOWN_ISSUER);
    }

    default Stream<Arguments> versionsAndFlaws() {
        return eachVersion().flatMap(v -> CommonFlaws.OF_ISSUERS.stream().map(flaw -> Arguments.of(v, flaw)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndFlaws")
    default void everyBrokenIntermediateIsRefusedForItsOneFlaw(TlsVersion version, IssuerFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate", flaw).to("localhost");
        ContextBuilder client = Context.client().engine(clientEngine()).trust(chain);
        Outcome outcome =
                outcome(client, bareServer().versions(version, version).credential(chain.credential()));
        assertThat(outcome).failedOn(CLIENT).because(flaw.reason());
    }

    default Stream<LeafFlaw> flawsOfAServer() {
        return CommonFlaws.ofLeaves(SERVER).stream();
    }

    @ParameterizedTest
    @MethodSource("flawsOfAServer")
    default void everyBrokenLeafIsRefusedForItsOneFlaw(LeafFlaw flaw) {
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost", flaw);
        ContextBuilder client = Context.client().engine(clientEngine()).trust(chain);
        assertThat(outcome(client, bareServer().credential(chain.credential())))
                .failedOn(CLIENT)
                .because(flaw.reason());
    }

    @Test
    @PyOpenSslItem({"H2", "H12"})
    @Behaviour({"F082", "F097"})
    default void aSoundIntermediateIsAccepted() {
        Chain chain = Chain.from("Root").via("Intermediate").to("localhost");
        ContextBuilder client = Context.client().engine(clientEngine()).trust(chain);
        assertThat(outcome(client, bareServer().credential(chain.credential()))).succeeded();
    }

    /** The credentials of this chain are valid only around 1 March 2020. */
    Authority OF_2020 = Authority.create(
            "Root of 2020", KeyType.EC_P256, Clock.fixed(Instant.parse("2020-03-01T00:00:00Z"), ZoneOffset.UTC));

    private Outcome at(String moment) {
        ContextBuilder client =
                Context.client().engine(clientEngine()).trust(OF_2020).verifyAt(Instant.parse(moment));
        return outcome(client, bareServer().credential(OF_2020.issue("localhost")));
    }

    @Test
    default void certificatesAreVerifiedAtTheGivenTime() {
        assertThat(at("2020-03-01T00:00:00Z")).succeeded();
    }

    @Test
    default void afterItsEndACertificateIsExpired() {
        assertThat(at("2022-03-01T00:00:00Z"))
                .failedOn(CLIENT)
                .because(CERTIFICATE_EXPIRED)
                .atDepth(0);
    }

    @Test
    default void beforeItsBeginningACertificateIsNotYetValid() {
        assertThat(at("2019-12-01T00:00:00Z"))
                .failedOn(CLIENT)
                .because(CERTIFICATE_NOT_YET_VALID)
                .atDepth(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.0.2.7", "2001:db8::1"})
    default void anAddressIsVerifiedAndNotSent(String address) {
        Outcome outcome = asking(address, bareServer().credential(ContractCredentials.CA.issue(address)));
        Negotiated servers = SuccessfulHandshake.success(outcome).server();
        assertEquals(Optional.empty(), servers.serverName());
    }

    @Test
    default void anotherAddressIsRefused() {
        assertThat(asking("127.0.0.2", bareServer().credential(ContractCredentials.CA.issue("127.0.0.1"))))
                .failedOn(CLIENT)
                .because(NAME_MISMATCH);
    }

    @Test
    default void anInternationalNameIsSentAndVerifiedAsItsALabel() {
        Outcome outcome = asking("pythön.org", bareServer().credential(ContractCredentials.CA.issue("pythön.org")));
        assertEquals(
                Optional.of(new ServerName("xn--pythn-mua.org")),
                SuccessfulHandshake.success(outcome).server().serverName());
    }

    @Test
    default void aWildcardIsOneLabelAndNoMore() {
        ContextBuilder server = bareServer().credential(ContractCredentials.CA.issue("*.a.test"));
        assertEquals(
                List.of(true, false),
                Stream.of("b.a.test", "c.b.a.test")
                        .map(name -> asking(name, server) instanceof Outcome.Success)
                        .toList());
    }

    @Test
    @PyOpenSslItem({"H8", "H33"})
    @Behaviour("F134")
    default void aDepthOfNoneRefusesOneIntermediate() {
        Outcome outcome =
                outcome(client().verifyDepth(0), bareServer().credential(ContractCredentials.LOCALHOST_BELOW));
        assertThat(outcome).failedOn(CLIENT).because(PATH_TOO_LONG).atDepth(1);
    }

    @Test
    default void aDepthOfNoneAcceptsNoIntermediate() {
        assertThat(outcome(client().verifyDepth(0), server())).succeeded();
    }

    @Test
    @PyOpenSslItem("H33")
    @Behaviour("F134")
    default void aDepthOfOneAcceptsOneIntermediate() {
        assertThat(outcome(client().verifyDepth(1), bareServer().credential(ContractCredentials.LOCALHOST_BELOW)))
                .succeeded();
    }
}
