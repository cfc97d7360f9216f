package dev.tlsloop.harness.assertion;

import static dev.tlsloop.harness.Golden.assertGolden;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.ClientCertificate.Why;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.HandshakeProgress;
import dev.tlsloop.harness.NegotiatedParameters;
import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsAssertionsTest {
    private static final Party BLUE = () -> {
        throw new IllegalStateException("not to be started");
    };
    private static final CipherSuite SUITE = new CipherSuite(0x1301);

    static List<Arguments> expectations() {
        Outcome h2 = Outcomes.success();
        Outcome resumed = Outcomes.success(NegotiatedParameters.resumed());
        Outcome expired = Outcomes.expired();
        return List.of(
                Arguments.of(Expectations.success(), h2, expired),
                Arguments.of(Expectations.stall(), Outcomes.stalled(), h2),
                Arguments.of(Expectations.disagreement(), Outcomes.disagreed(), h2),
                Arguments.of(Expectations.failureOn(Side.CLIENT), expired, Outcomes.lateRefusal()),
                Arguments.of(Expectations.reason(Reason.CERTIFICATE_EXPIRED), expired, Outcomes.lateRefusal()),
                Arguments.of(Expectations.alert(Alert.CERTIFICATE_UNKNOWN), expired, Outcomes.lateRefusal()),
                Arguments.of(Expectations.depth(1), expired, Outcomes.lateRefusal()),
                Arguments.of(
                        Expectations.revocationCheck(Revocation.STAPLE),
                        Outcomes.refused(Refusal.of(Reason.REVOKED, "").withRevocationCheck(Revocation.STAPLE)),
                        Outcomes.refused(Refusal.of(Reason.REVOKED, "").withRevocationCheck(Revocation.CRL))),
                Arguments.of(
                        Expectations.version(TlsVersion.TLS_1_3), h2, Outcomes.success(NegotiatedParameters.tls12())),
                Arguments.of(Expectations.cipher(SUITE), h2, expired),
                Arguments.of(Expectations.group(NamedGroup.X25519), h2, expired),
                Arguments.of(Expectations.alpn("h2"), h2, Outcomes.success(NegotiatedParameters.tls13("http/1.1"))),
                Arguments.of(Expectations.noAlpn(), Outcomes.success(NegotiatedParameters.tls13()), h2),
                Arguments.of(Expectations.servedBy(Outcomes.GREEN), h2, expired),
                Arguments.of(Expectations.clientCertificate(), Outcomes.mutual(), h2),
                Arguments.of(Expectations.resumption(), resumed, h2),
                Arguments.of(Expectations.fullHandshake(), h2, resumed));
    }

    static List<Arguments> reasonsToWithhold() {
        return List.of(
                Arguments.of(Why.HOLDS_NONE, "it holds none"),
                Arguments.of(Why.ISSUER_NOT_NAMED, "it holds none that descends from CN=Root or CN=Other"),
                Arguments.of(Why.UNFIT, "it holds none with a key and signatures that the server accepts"),
                Arguments.of(Why.UNKNOWN, "neither side tells why"));
    }

    @ParameterizedTest
    @MethodSource("reasonsToWithhold")
    void aReportTellsWhyTheClientSentNoCertificate(Why why, String text) {
        assertTrue(Outcomes.withheld(why)
                .facts()
                .contains(new Fact("client cert", "asked for, and the client sent none: " + text)));
    }

    @Test
    void aHandshakeThatEndedBeforeTheAnswerIsToldFromNotAsking() {
        assertEquals(
                "asked for, and the handshake ended before the client answered",
                new ClientCertificate.Unanswered(List.of()).toString());
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void anExpectationIsMet(Expectation expectation, Outcome met, Outcome unmet) {
        assertDoesNotThrow(() -> assertThat(met).meets(expectation));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void anExpectationIsNotMet(Expectation expectation, Outcome met, Outcome unmet) {
        assertThrows(AssertionError.class, () -> assertThat(unmet).meets(expectation));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void anExpectationHasAnAnswerToEveryKindOfOutcome(Expectation expectation, Outcome met, Outcome unmet) {
        List<Outcome> kinds = List.of(
                Outcomes.success(),
                Outcomes.expired(),
                Outcomes.stalled(),
                Outcomes.disagreed(),
                Outcomes.lateRefusal());
        assertTrue(kinds.stream().allMatch(kind -> expectation.facts(kind).size() >= 3));
    }

    static List<Arguments> sentences() {
        Outcome h2 = Outcomes.success();
        Outcome late = Outcomes.lateRefusal();
        return List.of(
                says(
                        () -> assertThat(late).succeeded(),
                        "the handshake to succeed",
                        "it failed on the server because REJECTED_BY_CALLBACK"),
                says(
                        () -> assertThat(late).failedOn(Side.CLIENT),
                        "the handshake to fail on the client",
                        "it failed on the server because REJECTED_BY_CALLBACK"),
                says(
                        () -> assertThat(late).failedOn(Side.SERVER).because(Reason.UNKNOWN_ISSUER),
                        "the handshake to fail because UNKNOWN_ISSUER",
                        "it failed on the server because REJECTED_BY_CALLBACK"),
                says(
                        () -> assertThat(late).failedOn(Side.SERVER).withAlert(Alert.UNKNOWN_CA),
                        "the handshake to fail with alert unknown_ca (48)",
                        "no alert is known"),
                says(
                        () -> assertThat(late).failedOn(Side.SERVER).atDepth(0),
                        "the handshake to fail at depth 0",
                        "no depth is known"),
                says(
                        () -> assertThat(Outcomes.expired())
                                .failedOn(Side.CLIENT)
                                .atDepth(0),
                        "the handshake to fail at depth 0",
                        "it failed at depth 1"),
                says(
                        () -> assertThat(Outcomes.expired())
                                .failedOn(Side.CLIENT)
                                .withRevocationCheck(Revocation.CRL),
                        "the handshake to fail because of revocation(CRL)",
                        "it failed because of no check of revocation"),
                says(
                        () -> assertThat(Outcomes.refused(
                                        Refusal.of(Reason.REVOKED, "").withRevocationCheck(Revocation.STAPLE)))
                                .failedOn(Side.CLIENT)
                                .withRevocationCheck(Revocation.CRL),
                        "the handshake to fail because of revocation(CRL)",
                        "it failed because of revocation(STAPLE)"),
                says(
                        () -> assertThat(h2).succeeded().withVersion(TlsVersion.TLS_1_2),
                        "the handshake to negotiate TLS 1.2",
                        "it was TLS 1.3"),
                says(
                        () -> assertThat(h2).succeeded().withCipher(new CipherSuite(0x1303)),
                        "the handshake to negotiate " + new CipherSuite(0x1303).name(),
                        "it was " + SUITE.name()),
                says(
                        () -> assertThat(h2).succeeded().withGroup(NamedGroup.SECP256R1),
                        "the handshake to negotiate group secp256r1",
                        "it was x25519"),
                says(
                        () -> assertThat(h2).succeeded().withAlpn("http/1.1"),
                        "the handshake to negotiate alpn http/1.1",
                        "it was h2"),
                says(() -> assertThat(h2).succeeded().withoutAlpn(), "the handshake to negotiate no alpn", "it was h2"),
                says(
                        () -> assertThat(h2).succeeded().resumed(),
                        "the handshake to resume a session",
                        "it was a full handshake"),
                says(
                        () -> assertThat(Outcomes.success(NegotiatedParameters.resumed()))
                                .succeeded()
                                .notResumed(),
                        "the handshake to be a full one",
                        "it resumed a session"),
                says(
                        () -> assertThat(h2).succeeded().servedBy(BLUE),
                        "the handshake to be served by " + BLUE,
                        "it was served by green"),
                says(
                        () -> assertThat(h2).succeeded().withClientCertificate(),
                        "the handshake to show the server a client certificate",
                        "the client was not asked for a certificate"),
                says(
                        () -> assertThat(Outcomes.withheld(Why.HOLDS_NONE))
                                .succeeded()
                                .withClientCertificate(),
                        "the handshake to show the server a client certificate",
                        "asked for, and the client sent none: it holds none"),
                says(
                        () -> assertThat(h2).stalled(),
                        "the handshake to stall",
                        "it succeeded with TLS 1.3, " + SUITE.name() + ", alpn h2"),
                says(
                        () -> assertThat(Outcomes.disagreed()).stalled(),
                        "the handshake to stall",
                        "the sides disagree about version: client TLS 1.3, server TLS 1.2; alpn: client h2, server"
                                + " nothing"),
                says(
                        () -> assertThat(Outcomes.stalled()).disagreed(),
                        "the handshake to leave the sides in disagreement",
                        "it stalled: the client is established, the server waits for the client"),
                says(
                        () -> assertThat(h2).doesNotMeet(Expectations.success()),
                        "the handshake not to succeed",
                        "it succeeded with TLS 1.3, " + SUITE.name() + ", alpn h2"));
    }

    private static Arguments says(Executable assertion, String expected, String but) {
        return Arguments.of(assertion, expected, but);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aFailingAssertionSaysWhatWasExpectedAndWhatWas(Executable assertion, String expected, String but) {
        String text = assertThrows(AssertionError.class, assertion).getMessage();
        assertEquals(
                List.of("expected   : " + expected, "but        : " + but),
                text.lines().limit(2).toList());
    }

    @Test
    void aSentenceThatHoldsGoesOn() {
        assertDoesNotThrow(() -> assertThat(Outcomes.success())
                .succeeded()
                .withVersion(TlsVersion.TLS_1_3)
                .withAlpn("h2")
                .servedBy(Outcomes.GREEN)
                .notResumed());
    }

    @Test
    void anExpiredCertificateIsPrintedWithPlaceAndDate() throws IOException {
        assertGolden(
                "failed-expired", textOf(() -> assertThat(Outcomes.expired()).succeeded()));
    }

    @Test
    void aMismatchIsPrintedWithBothLists() throws IOException {
        assertGolden(
                "failed-nothing-in-common",
                textOf(() -> assertThat(Outcomes.nothingInCommon()).succeeded()));
    }

    @Test
    void aLateRefusalIsPrintedWithWhatTheOtherSideBelieved() throws IOException {
        assertGolden(
                "failed-late", textOf(() -> assertThat(Outcomes.lateRefusal()).succeeded()));
    }

    @Test
    void aStallIsPrintedWithoutATranscriptWhereNothingWasSent() throws IOException {
        assertGolden(
                "failed-stalled", textOf(() -> assertThat(Outcomes.stalled()).succeeded()));
    }

    static List<Arguments> stalls() {
        return List.of(
                Arguments.of(HandshakeProgress.ESTABLISHED, "the client is established"),
                Arguments.of(HandshakeProgress.WAITS, "the client waits for the server"),
                Arguments.of(HandshakeProgress.TALKS, "the client was still talking when the step budget ran out"),
                Arguments.of(HandshakeProgress.CLOSED, "the client was closed by the server"),
                Arguments.of(HandshakeProgress.ENDED, "the client lost the server to an end of file"));
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void aStallSaysWhereEachSideStands(HandshakeProgress client, String text) {
        assertEquals(
                "it stalled: " + text + ", the server waits for the client",
                Outcomes.stalled(client).summary());
    }

    @Test
    void aCauseThatTheDetailQuotesIsNotPrintedTwice() {
        Refusal refusal = Refusal.of(Reason.OTHER, "it broke (why)").withCause(new IllegalStateException("why"));
        assertTrue(Outcomes.refused(refusal).facts().stream()
                .noneMatch(fact -> fact.key().equals("cause")));
    }

    static List<Arguments> certificates() {
        return List.of(
                Arguments.of(Reason.CERTIFICATE_NOT_YET_VALID, "not valid before 2026-11-18T00:00:00Z"),
                Arguments.of(Reason.UNKNOWN_ISSUER, "issued by CN=Intermediate"),
                Arguments.of(Reason.NAME_MISMATCH, "for a.test, b.test"),
                Arguments.of(Reason.WEAK_KEY, "EC key, signed with SHA256withECDSA"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateIsPrintedWithTheFieldThatMatters(Reason reason, String field) {
        Outcome outcome = Outcomes.refused(Refusal.of(reason, "").withCertificate(0, Outcomes.intermediate()));
        assertEquals(
                new Fact("certificate", "depth 0, CN=Intermediate, " + field),
                outcome.facts().get(0));
    }

    @Test
    void aReportIsTheResultWithTheSameFacts() throws IOException {
        assertGolden("report-expired", Outcomes.expired().toString());
    }

    private static String textOf(Executable assertion) {
        return assertThrows(AssertionError.class, assertion).getMessage();
    }
}
