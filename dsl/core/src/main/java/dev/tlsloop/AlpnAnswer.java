package dev.tlsloop;

/** What an {@link AlpnCallback} answers. */
public sealed interface AlpnAnswer {
    /** Goes on with that protocol, which should be one of those offered. */
    static AlpnAnswer select(AlpnProtocol protocol) {
        return new Select(protocol);
    }

    /** Goes on without a protocol: pyOpenSSL's {@code NO_OVERLAPPING_PROTOCOLS}. */
    static AlpnAnswer noOverlap() {
        return new NoOverlap();
    }

    /** Ends the handshake with no_application_protocol: pyOpenSSL's empty byte string. */
    static AlpnAnswer refuse() {
        return new Refuse();
    }

    /** Goes on with a protocol. */
    record Select(AlpnProtocol protocol) implements AlpnAnswer {}

    /** Goes on without a protocol. */
    record NoOverlap() implements AlpnAnswer {}

    /** Ends the handshake. */
    record Refuse() implements AlpnAnswer {}
}
