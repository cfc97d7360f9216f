package dev.tlsloop.openssl;

import static dev.tlsloop.Reason.ILLEGAL_MESSAGE;
import static dev.tlsloop.Reason.REVOCATION_UNKNOWN;
import static dev.tlsloop.Reason.REVOKED;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.CrlBuilder;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.fixtures.OcspStaple;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check of stapled responses by clients of both engines; only servers of this engine staple a given response. */
class StapledRevocationTest {
    private static final Authority CA = Authority.create("Stapling root");
    private static final Authority PSS = Authority.create("Root with a key for PSS", KeyType.RSA_PSS_2048);
    private static final Authority BELOW = CA.intermediate("Stapling intermediate");
    private static final Credential LEAF = CA.issue("localhost");
    private static final Credential LEAF_BELOW = BELOW.issue("localhost");

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    static Stream<Engine> engines() {
        return Stream.of(Jsse.engine(), OpenSsl.engine());
    }

    static Stream<Arguments> enginesAndVersions() {
        return engines()
                .flatMap(engine -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                        .map(version -> Arguments.of(engine, version)));
    }

    static Stream<Arguments> enginesAndFlaws() {
        return enginesAndVersions()
                .flatMap(row ->
                        Stream.of(StapleFlaw.values()).map(flaw -> Arguments.of(row.get()[0], row.get()[1], flaw)));
    }

    private static ContextBuilder checking(Engine engine) {
        return Context.client().engine(engine).trust(CA).revocation(Revocation.STAPLE);
    }

    private static ContextBuilder stapling(OcspStaple staple) {
        return Context.server().engine(OpenSsl.engine()).credential(LEAF).onOcspStaple(staple);
    }

    private static ContextBuilder stapling(Chain chain) {
        return Context.server()
                .engine(OpenSsl.engine())
                .credential(chain.credential())
                .onOcspStaple(chain.staple());
    }

    private static Outcome outcome(ContextBuilder client, ContextBuilder server) {
        return Loopback.between(client.build(), server.build()).handshake();
    }

    @ParameterizedTest
    @MethodSource("enginesAndVersions")
    void aGoodStapleIsAccepted(Engine engine, TlsVersion version) {
        ContextBuilder server = stapling(OcspStaple.by(CA).about(LEAF)).versions(version, version);
        assertThat(outcome(checking(engine), server)).succeeded();
    }

    @ParameterizedTest
    @MethodSource("enginesAndVersions")
    void aGoodStapleOfADelegatedResponderIsAccepted(Engine engine, TlsVersion version) {
        ContextBuilder server =
                stapling(OcspStaple.by(CA).delegated().about(LEAF)).versions(version, version);
        assertThat(outcome(checking(engine), server)).succeeded();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aGoodStapleOfAnIntermediateIsAccepted(Engine engine) {
        ContextBuilder server = Context.server()
                .engine(OpenSsl.engine())
                .credential(LEAF_BELOW)
                .onOcspStaple(OcspStaple.by(BELOW).about(LEAF_BELOW));
        assertThat(outcome(checking(engine), server)).succeeded();
    }

    @ParameterizedTest
    @MethodSource("enginesAndFlaws")
    void refusesEachFlawForItsReason(Engine engine, TlsVersion version, StapleFlaw flaw) {
        ContextBuilder server =
                stapling(OcspStaple.by(CA).with(flaw).about(LEAF)).versions(version, version);
        assertThat(outcome(checking(engine), server))
                .failedOn(CLIENT)
                .because(flaw.reason())
                .withRevocationCheck(Revocation.STAPLE)
                .atDepth(0);
    }

    @ParameterizedTest
    @MethodSource("enginesAndFlaws")
    void aClientWithoutTheCheckAcceptsEveryFlaw(Engine engine, TlsVersion version, StapleFlaw flaw) {
        ContextBuilder client = Context.client().engine(engine).trust(CA);
        ContextBuilder server =
                stapling(OcspStaple.by(CA).with(flaw).about(LEAF)).versions(version, version);
        assertThat(outcome(client, server)).succeeded();
    }

    /** In TLS 1.3, the JDK parses a response on arrival, even if no check uses it. */
    @Test
    void aTls13ClientOfTheJdkRefusesAMalformedStapleWithoutTheCheck() {
        Context client = Context.client()
                .trust(CA)
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .build();
        OcspStaple malformed = OcspStaple.by(CA).with(StapleFlaw.MALFORMED).about(LEAF);
        Loopback asking = Loopback.between(client, stapling(malformed).build()).withOcspRequest();
        assertThat(asking.handshake()).failedOn(CLIENT).because(ILLEGAL_MESSAGE);
    }

    /** A bit of the encoding, at whatever place it stands: of a tag, a length, a name, a date or the signature. */
    @ParameterizedTest
    @MethodSource("enginesAndVersions")
    void aStapleWithAFlippedBitIsRefusedByItsCheckOrWithoutEffect(Engine engine, TlsVersion version) {
        byte[] good = OcspStaple.by(CA).about(LEAF).response().orElseThrow();
        ContextBuilder client = checking(engine).versions(version, version);
        List<String> otherwise = IntStream.range(0, good.length)
                .mapToObj(at -> outcome(client, stapling(staple(good, at))))
                .flatMap(outcome -> complaint(outcome).stream())
                .toList();
        assertEquals(List.of(), otherwise);
    }

    private static ContextBuilder stapling(byte[] response) {
        return Context.server().engine(OpenSsl.engine()).credential(LEAF).ocspStaple(response);
    }

    private static byte[] staple(byte[] good, int flippedAt) {
        byte[] flipped = good.clone();
        flipped[flippedAt] ^= 1;
        return flipped;
    }

    private static Optional<String> complaint(Outcome outcome) {
        boolean byItsCheck = outcome instanceof Outcome.Refused refused
                && refused.side() == CLIENT
                && refused.refusal().revocationCheck().equals(Optional.of(Revocation.STAPLE));
        return byItsCheck || outcome instanceof Outcome.Success ? Optional.empty() : Optional.of(outcome.toString());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRevokedStapleOfADelegatedResponderIsRefused(Engine engine) {
        OcspStaple revoked =
                OcspStaple.by(CA).delegated().with(StapleFlaw.REVOKED).about(LEAF);
        assertThat(outcome(checking(engine), stapling(revoked)))
                .failedOn(CLIENT)
                .because(REVOKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aGoodStapleSignedWithPssIsAccepted(Engine engine) {
        Chain chain = Chain.from(PSS).to("localhost");
        assertThat(outcome(checking(engine).trust(chain), stapling(chain))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aRevokedStapleSignedWithPssIsRefused(Engine engine) {
        Chain chain = Chain.from(PSS).to("localhost", StapleFlaw.REVOKED);
        assertThat(outcome(checking(engine).trust(chain), stapling(chain)))
                .failedOn(CLIENT)
                .because(REVOKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theFlawOfALeafAndThatOfItsStapleStandTogether(Engine engine) {
        Chain chain = Chain.from(CA).via("A").to("localhost", LeafFlaw.NO_PURPOSE, StapleFlaw.REVOKED);
        assertThat(outcome(checking(engine), stapling(chain))).failedOn(CLIENT).because(REVOKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesTheResponderOfAnotherAuthority(Engine engine) {
        Authority other = Authority.create("Stapling root");
        ContextBuilder server = Context.server()
                .engine(OpenSsl.engine())
                .credential(LEAF)
                .onOcspStaple(OcspStaple.by(other).about(LEAF));
        assertThat(outcome(checking(engine), server)).failedOn(CLIENT).because(REVOCATION_UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void checksAStapleAtTheTimeOfTheChain(Engine engine) {
        Instant then = Instant.parse("2031-05-04T03:02:01Z");
        Authority future = Authority.create("Future", KeyType.EC_P256, Clock.fixed(then, ZoneOffset.UTC));
        Credential leaf = future.issue("localhost");
        ContextBuilder server = Context.server()
                .engine(OpenSsl.engine())
                .credential(leaf)
                .onOcspStaple(OcspStaple.by(future).delegated().about(leaf));
        assertThat(outcome(checking(engine).trust(future).verifyAt(then), server))
                .succeeded();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesAnUntrustedChainForItself(Engine engine) {
        Chain chain = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        ContextBuilder server = Context.server()
                .engine(OpenSsl.engine())
                .credential(chain.credential())
                .onOcspStaple(OcspStaple.by(CA).with(StapleFlaw.REVOKED).about(LEAF));
        assertThat(outcome(checking(engine).trust(chain), server))
                .failedOn(CLIENT)
                .because(IssuerFlaw.EXPIRED.reason());
    }

    static Stream<Arguments> firstThingsFound() {
        return Stream.of(
                Arguments.of(Jsse.engine(), IssuerFlaw.EXPIRED.reason()), Arguments.of(OpenSsl.engine(), REVOKED));
    }

    /** As documented in docs/reasons.md. */
    @ParameterizedTest
    @MethodSource("firstThingsFound")
    void theJdkChecksDatesFirstAndOpenSslCrls(Engine engine, Reason first) {
        Chain chain = Chain.from("Root")
                .via("Intermediate", IssuerFlaw.EXPIRED, CrlFlaw.REVOKED)
                .to("localhost");
        ContextBuilder client = Context.client()
                .engine(engine)
                .trust(chain)
                .revocation(Revocation.CRL_ALL)
                .crls(chain.crls());
        assertThat(outcome(client, Context.server().credential(chain.credential())))
                .failedOn(CLIENT)
                .because(first);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesIfOneOfTwoChecksFails(Engine engine) {
        ContextBuilder client = Context.client()
                .engine(engine)
                .trust(CA)
                .revocation(Revocation.STAPLE, Revocation.CRL)
                .crls(CrlBuilder.by(CA).revoking(LEAF).x509());
        assertThat(outcome(client, stapling(OcspStaple.by(CA).about(LEAF))))
                .failedOn(CLIENT)
                .because(REVOKED)
                .withRevocationCheck(Revocation.CRL);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void acceptsIfBothChecksPass(Engine engine) {
        ContextBuilder client = Context.client()
                .engine(engine)
                .trust(CA)
                .revocation(Revocation.STAPLE, Revocation.CRL)
                .crls(CrlBuilder.by(CA).x509());
        assertThat(outcome(client, stapling(OcspStaple.by(CA).about(LEAF)))).succeeded();
    }

    @ParameterizedTest
    @MethodSource("enginesAndVersions")
    void doesNotCheckAResumedSessionAgain(Engine engine, TlsVersion version) {
        ContextBuilder client = checking(engine).versions(version, version);
        Context server = stapling(OcspStaple.by(CA).about(LEAF)).build();
        try (Pair first = Loopback.between(client.build(), server).open();
                Pair second = first.resume()) {
            assertThat(second.outcome()).succeeded().resumed();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theDetailNamesTheCheck(Engine engine) {
        OcspStaple missing = OcspStaple.by(CA).with(StapleFlaw.MISSING).about(LEAF);
        Outcome.Refused refused = (Outcome.Refused) outcome(checking(engine), stapling(missing));
        assertEquals(
                "revocation(STAPLE): the server stapled nothing",
                refused.refusal().detail());
    }

    @ParameterizedTest
    @MethodSource("enginesAndVersions")
    void theAlertIsTheOneForStaples(Engine engine, TlsVersion version) {
        OcspStaple revoked = OcspStaple.by(CA).with(StapleFlaw.REVOKED).about(LEAF);
        Outcome outcome = outcome(checking(engine).versions(version, version), stapling(revoked));
        assertThat(outcome).failedOn(CLIENT).withAlert(Alert.BAD_CERTIFICATE_STATUS_RESPONSE);
    }
}
