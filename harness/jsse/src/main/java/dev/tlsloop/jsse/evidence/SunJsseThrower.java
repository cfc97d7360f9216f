package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The code of SunJSSE that threw an exception, where the exception has neither a type nor an alert of its own. */
public final class SunJsseThrower {
    private static final String HEADER_READER = "sun.security.ssl.SSLEngineInputRecord.bytesInCompletePacket";
    private static final String SUN_JSSE = "sun.security.ssl.";
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

    private SunJsseThrower() {}

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

    private static Stream<String> frames(Throwable e) {
        return ExceptionCauses.of(e)
                .flatMap(t -> Stream.of(t.getStackTrace()))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName());
    }
}
