package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The code of SunJSSE that threw an exception, where the exception has neither a type nor an alert of its own. */
public final class SunJsseThrower {
    private static final String HEADER_READER = "sun.security.ssl.SSLEngineInputRecord.bytesInCompletePacket";
    private static final String SUN_JSSE = "sun.security.ssl.";
    private static final Set<String> ALERT_SENDERS = Set.of(SUN_JSSE + "Alert", SUN_JSSE + "TransportContext");
    private static final Set<String> SERVER_KEY_EXCHANGES = Set.of(
            SUN_JSSE + "ECDHServerKeyExchange$ECDHServerKeyExchangeMessage.<init>",
            SUN_JSSE + "DHServerKeyExchange$DHServerKeyExchangeMessage.<init>");
    private static final Reason NO_SCHEME = Reason.NO_COMMON_SIGNATURE_ALGORITHM;
    private static final String KEY_EXCHANGE_READER = "ServerKeyExchangeMessage.<init>";
    private static final String STAPLE_PARSER = "sun.security.ssl.CertStatusExtension$OCSPStatusResponse.<init>";

    /** The methods that throw for one reason only. */
    private static final Map<String, Reason> REASONS = Map.of(
            "sun.security.ssl.Record.verifyLength",
            Reason.ILLEGAL_MESSAGE,
            HEADER_READER,
            Reason.BAD_RECORD,
            STAPLE_PARSER,
            Reason.ILLEGAL_MESSAGE);

    /** The methods that say internal_error or handshake_failure of a peer's message, for one reason each. */
    private static final Map<String, Reason> REASONS_WITHOUT_ALERT = Map.ofEntries(
            // a ServerHello with neither a key share nor a pre-shared key
            Map.entry("ServerHello$T13ServerHelloConsumer.consume", Reason.ILLEGAL_MESSAGE),
            Map.entry("PreSharedKeyExtension$CHPreSharedKeyUpdate.consume", Reason.ILLEGAL_MESSAGE),
            Map.entry("CertificateStatus$CertificateStatusMessage.<init>", Reason.ILLEGAL_MESSAGE),
            // the peer left out the message with its key
            Map.entry("ECDHClientKeyExchange$ECDHEClientKeyExchangeProducer.produce", Reason.UNEXPECTED_MESSAGE),
            Map.entry("ECDHClientKeyExchange$ECDHClientKeyExchangeProducer.produce", Reason.UNEXPECTED_MESSAGE),
            Map.entry("DHClientKeyExchange$DHClientKeyExchangeProducer.produce", Reason.UNEXPECTED_MESSAGE),
            Map.entry("RSAClientKeyExchange$RSAClientKeyExchangeProducer.produce", Reason.UNEXPECTED_MESSAGE),
            // a signature where no certificate was sent
            Map.entry("ECDHServerKeyExchange$ECDHServerKeyExchangeMessage.<init>", Reason.ILLEGAL_MESSAGE),
            Map.entry("DHServerKeyExchange$DHServerKeyExchangeMessage.<init>", Reason.ILLEGAL_MESSAGE),
            // a scheme that this side cannot sign with
            Map.entry("CertificateVerify$T12CertificateVerifyMessage.<init>", NO_SCHEME),
            Map.entry("CertificateVerify$T13CertificateVerifyMessage.<init>", NO_SCHEME));

    private SunJsseThrower() {}

    /** The reason by the method that refused, for an exception whose alert has no meaning of its own. */
    static Optional<Reason> reasonWithoutAlert(Throwable e) {
        if (lacksScheme(e)) {
            return Optional.of(NO_SCHEME);
        }
        if (couldNotRead(e)) {
            return Optional.of(Reason.ILLEGAL_MESSAGE);
        }
        return Stream.of(e.getStackTrace())
                .filter(frame -> !ALERT_SENDERS.contains(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getClassName().replace(SUN_JSSE, "") + "." + frame.getMethodName())
                .map(REASONS_WITHOUT_ALERT::get);
    }

    /** The reason by the innermost of those methods that the exception or a cause of it went through. */
    static Optional<Reason> reason(Throwable e) {
        return frames(e)
                .flatMap(frame -> Optional.ofNullable(REASONS.get(frame)).stream())
                .findFirst();
    }

    /** Whether SunJSSE could not parse the stapled OCSP response, which it does by itself in TLS 1.3. */
    public static boolean parsedStaple(Throwable e) {
        return frames(e).anyMatch(STAPLE_PARSER::equals);
    }

    /** Whether SunJSSE refused a record by its header, before it took any byte of it. */
    public static boolean readHeader(Throwable e) {
        return frames(e).anyMatch(HEADER_READER::equals);
    }

    /** Whether SunJSSE refused a ServerKeyExchange while it read it and verified its signature. */
    public static boolean readKeyExchange(Throwable e) {
        return frames(e).anyMatch(frame -> frame.startsWith(SUN_JSSE) && frame.endsWith(KEY_EXCHANGE_READER));
    }

    /** Whether this side cannot sign or verify a ServerKeyExchange with the scheme that was chosen. */
    private static boolean lacksScheme(Throwable e) {
        boolean isOfCrypto = e.getCause() instanceof GeneralSecurityException;
        return frames(e).anyMatch(SERVER_KEY_EXCHANGES::contains)
                && (isOfCrypto || frames(e).anyMatch(frame -> frame.endsWith("KeyExchangeProducer.produce")));
    }

    /** Whether a parser below SunJSSE gave up on a message of the peer, such as one for the points of a curve. */
    private static boolean couldNotRead(Throwable e) {
        return ExceptionCauses.of(e).anyMatch(t -> t instanceof IOException && !(t instanceof SSLException))
                && frames(e).anyMatch(frame -> frame.startsWith(SUN_JSSE) && frame.endsWith(".consume"));
    }

    /** Whether SunJSSE failed while it made its own CertificateVerify. */
    static boolean wasSigning(Throwable e) {
        return frames(e)
                .anyMatch(frame -> frame.startsWith(SUN_JSSE + "CertificateVerify$") && frame.endsWith(".produce"));
    }

    private static Stream<String> frames(Throwable e) {
        return ExceptionCauses.of(e)
                .flatMap(t -> Stream.of(t.getStackTrace()))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName());
    }
}
