package dev.tlsloop.jsse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Reason;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reasons by the code of SunJSSE that refused. */
class SunJsseThrowerTest {
    private static final String KEY_EXCHANGE = "ECDHServerKeyExchange$ECDHServerKeyExchangeMessage.<init>";

    /** An exception as SunJSSE makes it for an alert: its own frames, then those of the code that refused. */
    private static SSLException thrownBy(String... frames) {
        SSLException e = new SSLException("some words");
        e.setStackTrace(Stream.concat(
                        Stream.of("Alert.createSSLException", "TransportContext.fatal", "TransportContext.fatal"),
                        Stream.of(frames))
                .map(SunJsseThrowerTest::frame)
                .toArray(StackTraceElement[]::new));
        return e;
    }

    private static StackTraceElement frame(String name) {
        int dot = name.lastIndexOf('.');
        return new StackTraceElement("sun.security.ssl." + name.substring(0, dot), name.substring(dot + 1), null, -1);
    }

    @ParameterizedTest
    @CsvSource({
        "ServerHello$T13ServerHelloConsumer.consume, ILLEGAL_MESSAGE",
        "PreSharedKeyExtension$CHPreSharedKeyUpdate.consume, ILLEGAL_MESSAGE",
        "CertificateStatus$CertificateStatusMessage.<init>, ILLEGAL_MESSAGE",
        "ECDHClientKeyExchange$ECDHEClientKeyExchangeProducer.produce, UNEXPECTED_MESSAGE",
        "ECDHClientKeyExchange$ECDHClientKeyExchangeProducer.produce, UNEXPECTED_MESSAGE",
        "DHClientKeyExchange$DHClientKeyExchangeProducer.produce, UNEXPECTED_MESSAGE",
        "RSAClientKeyExchange$RSAClientKeyExchangeProducer.produce, UNEXPECTED_MESSAGE",
        "ECDHServerKeyExchange$ECDHServerKeyExchangeMessage.<init>, ILLEGAL_MESSAGE",
        "DHServerKeyExchange$DHServerKeyExchangeMessage.<init>, ILLEGAL_MESSAGE",
        "CertificateVerify$T12CertificateVerifyMessage.<init>, NO_COMMON_SIGNATURE_ALGORITHM",
        "CertificateVerify$T13CertificateVerifyMessage.<init>, NO_COMMON_SIGNATURE_ALGORITHM"
    })
    void theMethodThatRefusedTellsTheReason(String method, Reason reason) {
        SSLException e = thrownBy(method, "SSLHandshake.consume");
        assertEquals(Optional.of(reason), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void aSchemeThatTheProvidersLackIsNoCommonOne() {
        SSLException e = thrownBy(KEY_EXCHANGE);
        e.initCause(new NoSuchAlgorithmException("dsa"));
        assertEquals(Optional.of(Reason.NO_COMMON_SIGNATURE_ALGORITHM), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void aServerWithoutSchemeForItsKeyHasNoCommonOne() {
        SSLException e = thrownBy(KEY_EXCHANGE, "ECDHServerKeyExchange$ECDHServerKeyExchangeProducer.produce");
        assertEquals(Optional.of(Reason.NO_COMMON_SIGNATURE_ALGORITHM), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void aParserThatGivesUpOnAMessageMakesItIllegal() {
        SSLException e = thrownBy("ECDHServerKeyExchange$ECDHServerKeyExchangeConsumer.consume");
        e.initCause(new IOException("Only uncompressed point format supported"));
        assertEquals(Optional.of(Reason.ILLEGAL_MESSAGE), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void anInputOutputErrorOutsideAMessageTellsNothing() {
        SSLException e = thrownBy("SSLEngineImpl.unwrap");
        e.initCause(new IOException("no sufficient room"));
        assertEquals(Optional.empty(), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void aMethodThatOnlyCalledTheOneThatRefusedTellsNothing() {
        SSLException e = thrownBy("Finished$T13FinishedConsumer.consume", "ServerHello$T13ServerHelloConsumer.consume");
        assertEquals(Optional.empty(), SunJsseThrower.reasonWithoutAlert(e));
    }

    @Test
    void anExceptionWithoutFramesTellsNothing() {
        SSLException e = new SSLException("some words");
        e.setStackTrace(new StackTraceElement[0]);
        assertEquals(Optional.empty(), SunJsseThrower.reasonWithoutAlert(e));
    }
}
