package dev.tlsloop;

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
        return new Refuse(alert);
    }

    /** Goes on as it is. */
    record Proceed() implements ServerNameAnswer {}

    /** Goes on with another context. */
    record Use(Context context) implements ServerNameAnswer {}

    /** Ends the handshake. */
    record Refuse(Alert alert) implements ServerNameAnswer {}
}
