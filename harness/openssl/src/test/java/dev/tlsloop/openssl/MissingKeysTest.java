package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.jsse.Jsse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose key does not reach the client. SunJSSE says internal_error then, which is no fault of its own. */
class MissingKeysTest {
    private static final Credential LOCALHOST = CA.issue("localhost");
    /** The second extension of a ServerHello, after the one with the version. */
    private static final int KEY_SHARE = 87;
    /** The records of libssl's flight; each message has its own. */
    private static final int CERTIFICATE = 2;

    private static final int SERVER_KEY_EXCHANGE = 3;

    static Stream<Engine> engines() {
        return Stream.of(Jsse.engine(), OpenSsl.engine());
    }

    private static Loopback toOpenSsl(Engine client, TlsVersion version) {
        return Loopback.between(
                Context.client()
                        .trust(CA)
                        .versions(version, version)
                        .engine(client)
                        .build(),
                Context.server().credential(LOCALHOST).engine(OpenSsl.engine()).build());
    }

    private static List<Object> refusal(Loopback disturbed) {
        Outcome.Refused refused = (Outcome.Refused) disturbed.handshake();
        return List.of(refused.side(), refused.reason());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aServerHelloWithoutKeyShareIsIllegal(Engine client) {
        Fault anotherType = Fault.from(Side.SERVER).atByte(KEY_SHARE).flipBit(6);
        List<Object> refusal = refusal(toOpenSsl(client, TLS_1_3).withFault(anotherType));
        assertEquals(List.of(Side.CLIENT, Reason.ILLEGAL_MESSAGE), refusal);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aMissingServerKeyExchangeMakesTheNextMessageUnexpected(Engine client) {
        Fault dropped = Fault.from(Side.SERVER).atRecord(SERVER_KEY_EXCHANGE).drop();
        List<Object> refusal = refusal(toOpenSsl(client, TLS_1_2).withFault(dropped));
        assertEquals(List.of(Side.CLIENT, Reason.UNEXPECTED_MESSAGE), refusal);
    }

    @Test
    void libsslExpectsTheMissingCertificate() {
        Fault dropped = Fault.from(Side.SERVER).atRecord(CERTIFICATE).drop();
        List<Object> refusal = refusal(toOpenSsl(OpenSsl.engine(), TLS_1_2).withFault(dropped));
        assertEquals(List.of(Side.CLIENT, Reason.UNEXPECTED_MESSAGE), refusal);
    }

    @Test
    void theJdkRefusesTheSignatureOfAMissingCertificate() {
        Fault dropped = Fault.from(Side.SERVER).atRecord(CERTIFICATE).drop();
        List<Object> refusal = refusal(toOpenSsl(Jsse.engine(), TLS_1_2).withFault(dropped));
        assertEquals(List.of(Side.CLIENT, Reason.ILLEGAL_MESSAGE), refusal);
    }

    /** The group of a ServerKeyExchange becomes secp521r1, and its key of x25519 is no point of that curve. */
    @ParameterizedTest
    @MethodSource("engines")
    void aKeyOfAnotherGroupIsIllegal(Engine client) {
        Fault otherGroup = Fault.from(Side.SERVER).atByte(groupOfKeyExchange()).flipBit(2);
        List<Object> refusal = refusal(toOpenSsl(client, TLS_1_2).withFault(otherGroup));
        assertEquals(List.of(Side.CLIENT, Reason.ILLEGAL_MESSAGE), refusal);
    }

    /** The place of the low byte of the group: it stands behind a record header, type, length and curve type. */
    private static long groupOfKeyExchange() {
        List<Entry> flight = toOpenSsl(Jsse.engine(), TLS_1_2).handshake().transcript().entries().stream()
                .filter(entry -> entry.side() == Side.SERVER)
                .toList();
        return flight.get(0).length() + flight.get(1).length() + 5 + 4 + 2;
    }
}
