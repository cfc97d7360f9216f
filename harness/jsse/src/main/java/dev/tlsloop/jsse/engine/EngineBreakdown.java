package dev.tlsloop.jsse.engine;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.jsse.evidence.ExceptionCauses;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The refusal of an engine that throws a RuntimeException over what the peer sent, where an SSLException is due. Such an
 * engine sends no alert any more.
 */
final class EngineBreakdown {
    private static final String OURS = "dev.tlsloop.";
    private static final String CALLS_THE_ENGINE = JsseConnectionCore.class.getName();
    private static final String SUN_JSSE = "sun.security.ssl.";

    private EngineBreakdown() {}

    /** Empty for an exception of tlsloop itself, which is a bug. */
    static Optional<Refusal> refusal(RuntimeException e) {
        return ExceptionCauses.of(e).anyMatch(EngineBreakdown::isOurs)
                ? Optional.empty()
                : Optional.of(
                        isMisdirected(e)
                                ? refusal(Reason.UNEXPECTED_MESSAGE, "a message for the other side came", e)
                                : refusal(
                                        Reason.ILLEGAL_MESSAGE,
                                        "the engine threw " + e + " over what the peer sent",
                                        e));
    }

    private static Refusal refusal(Reason reason, String detail, RuntimeException e) {
        return Refusal.of(reason, detail).withCause(e);
    }

    /** Whether the first frame of tlsloop is another one than the call of the engine, or nothing lies above that. */
    private static boolean isOurs(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        return Stream.of(trace)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .filter(frame -> frame == trace[0] || !frame.getClassName().equals(CALLS_THE_ENGINE))
                .isPresent();
    }

    /** SunJSSE 17 takes a HelloRequest for one meant for a client, whichever side it is. */
    private static boolean isMisdirected(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e instanceof ClassCastException
                && trace.length > 0
                && trace[0].getClassName().startsWith(SUN_JSSE);
    }
}
