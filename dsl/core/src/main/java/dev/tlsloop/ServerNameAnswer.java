package dev.tlsloop;

import java.util.Optional;

/** The answer of a {@link ServerNameCallback}. */
public sealed interface ServerNameAnswer {
    /** Continues with the current context: Python's {@code None}. */
    static ServerNameAnswer proceed() {
        return new Proceed();
    }

    /** Continues with another context and all its settings: certificate, ALPN, versions, verification. */
    static ServerNameAnswer use(Context context) {
        return new Use(context);
    }

    /** Ends the handshake with a fatal alert: Python's {@code ALERT_DESCRIPTION_*}. */
    static ServerNameAnswer alert(Alert alert) {
        return new Refuse(alert, Optional.empty());
    }

    /** Continues with the current context. */
    record Proceed() implements ServerNameAnswer {}

    /** Continues with another context. */
    record Use(Context context) implements ServerNameAnswer {}

    /**
     * Ends the handshake.
     *
     * @param alert the alert to send
     * @param cause the exception that prevented the call of the callback; empty without one
     */
    record Refuse(Alert alert, Optional<Throwable> cause) implements ServerNameAnswer {}
}
