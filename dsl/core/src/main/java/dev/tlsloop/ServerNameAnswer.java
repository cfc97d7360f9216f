package dev.tlsloop;

import java.util.Optional;

/** What a {@link ServerNameCallback} answers. */
public sealed interface ServerNameAnswer {
    /** Goes on with the context as it is: Python's {@code None}. */
    static ServerNameAnswer proceed() {
        return new Proceed();
    }

    /** Goes on with another context as a whole: certificate, ALPN, versions, verification. */
    static ServerNameAnswer use(Context context) {
        return new Use(context);
    }

    /** Ends the handshake with that fatal alert: Python's {@code ALERT_DESCRIPTION_*}. */
    static ServerNameAnswer alert(Alert alert) {
        return new Refuse(alert, Optional.empty());
    }

    /** Goes on as it is. */
    record Proceed() implements ServerNameAnswer {}

    /** Goes on with another context. */
    record Use(Context context) implements ServerNameAnswer {}

    /**
     * Ends the handshake.
     *
     * @param alert what is sent
     * @param cause what kept the callback from being asked, if anything did
     */
    record Refuse(Alert alert, Optional<Throwable> cause) implements ServerNameAnswer {}
}
