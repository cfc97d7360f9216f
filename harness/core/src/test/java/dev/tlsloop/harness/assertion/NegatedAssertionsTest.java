package dev.tlsloop.harness.assertion;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.NegotiatedParameters;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.transcript.HandshakeKind;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each negated assertion: it fails where its twin holds, and holds where its twin fails. */
class NegatedAssertionsTest {
    private static final Outcome H2 = Outcomes.success();
    private static final Outcome TLS12 = Outcomes.success(NegotiatedParameters.tls12());
    private static final Outcome EXPIRED = Outcomes.expired();
    private static final Outcome LATE = Outcomes.lateRefusal();
    private static final Outcome REVOKED =
            Outcomes.refused(Refusal.of(Reason.REVOKED, "").withRevocationCheck(Revocation.CRL));

    static List<Arguments> negations() {
        return List.of(
                negation("the handshake not to succeed", H2, EXPIRED, o -> o.failed()),
                negation("the handshake not to fail on the client", EXPIRED, LATE, o -> o.didNotFailOn(Side.CLIENT)),
                negation("the handshake not to stall", Outcomes.stalled(), H2, o -> o.didNotStall()),
                negation(
                        "the handshake not to leave the sides in disagreement",
                        Outcomes.disagreed(),
                        H2,
                        o -> o.didNotDisagree()),
                negation(
                        "the handshake not to fail because CERTIFICATE_EXPIRED",
                        EXPIRED,
                        LATE,
                        o -> o.failed().notBecause(Reason.CERTIFICATE_EXPIRED)),
                negation(
                        "the handshake not to fail with alert certificate_unknown (46)",
                        EXPIRED,
                        LATE,
                        o -> o.failed().withoutAlert(Alert.CERTIFICATE_UNKNOWN)),
                negation(
                        "the handshake not to fail at depth 1",
                        EXPIRED,
                        LATE,
                        o -> o.failed().notAtDepth(1)),
                negation(
                        "the handshake not to fail because of revocation(CRL)",
                        REVOKED,
                        LATE,
                        o -> o.failed().withoutRevocationCheck(Revocation.CRL)),
                negation(
                        "the handshake not to negotiate TLS 1.3",
                        H2,
                        TLS12,
                        o -> o.succeeded().withoutVersion(TlsVersion.TLS_1_3)),
                negation(
                        "the handshake not to negotiate alpn h2",
                        H2,
                        Outcomes.success(NegotiatedParameters.tls13()),
                        o -> o.succeeded().withoutAlpn("h2")),
                negation(
                        "the handshake not to show the server a client certificate",
                        Outcomes.mutual(),
                        H2,
                        o -> o.succeeded().withoutClientCertificate()));
    }

    @ParameterizedTest
    @MethodSource("negations")
    void itFailsWhereItsTwinHolds(String expected, Outcome unmet, Outcome met, Consumer<OutcomeAssert> negation) {
        AssertionError error = assertThrows(AssertionError.class, () -> negation.accept(assertThat(unmet)));

        assertEquals(
                List.of("expected   : " + expected, "but        : " + unmet.summary()),
                error.getMessage().lines().limit(2).toList());
    }

    @ParameterizedTest
    @MethodSource("negations")
    void itHoldsWhereItsTwinFails(String expected, Outcome unmet, Outcome met, Consumer<OutcomeAssert> negation) {
        assertDoesNotThrow(() -> negation.accept(assertThat(met)));
    }

    static List<Consumer<SuccessAssert>> ofTheMessages() {
        return List.of(
                success -> success.withoutCipher(new CipherSuite(0x1303)),
                success -> success.withoutGroup(NamedGroup.SECP521R1),
                success -> success.withoutHandshake(HandshakeKind.RESUMED_BY_TICKET),
                success -> success.withoutKeyShares(Side.SERVER, NamedGroup.SECP521R1),
                success -> success.withoutSignatureScheme(Side.SERVER, "ed25519"),
                success -> success.withoutServerCertificate(Outcomes.intermediate()),
                success -> success.withoutClientCertificate(Outcomes.intermediate()),
                success -> success.withoutPeerCertificate(Side.CLIENT, Outcomes.intermediate()),
                success -> success.notServedBy("another object"));
    }

    @ParameterizedTest
    @MethodSource("ofTheMessages")
    void aNegationOfSomethingAbsentHolds(Consumer<SuccessAssert> negation) {
        assertDoesNotThrow(() -> negation.accept(assertThat(H2).succeeded()));
    }

    @ParameterizedTest
    @ValueSource(classes = {SuccessAssert.class, FailureAssert.class})
    void eachAssertionWithSomethingHasOneWithoutIt(Class<?> type) {
        List<String> alone = Stream.of(type.getMethods())
                .filter(method -> method.getName().matches("with(?!out).*"))
                .filter(method ->
                        !has(type, method.getName().replaceFirst("with", "without"), method.getParameterTypes()))
                .map(Method::toString)
                .toList();

        assertEquals(List.of(), alone);
    }

    private static boolean has(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters) != null;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Arguments negation(String expected, Outcome unmet, Outcome met, Consumer<OutcomeAssert> assertion) {
        return Arguments.of(expected, unmet, met, assertion);
    }
}
