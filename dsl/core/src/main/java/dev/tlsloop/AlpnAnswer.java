package dev.tlsloop;

/** The answer of an {@link AlpnCallback}. */
public sealed interface AlpnAnswer {
    /** Selects a protocol, which must be one of the offered ones. */
    static AlpnAnswer select(AlpnProtocol protocol) {
        return new Select(protocol);
    }

    /** Continues without a protocol: pyOpenSSL's {@code NO_OVERLAPPING_PROTOCOLS}. */
    static AlpnAnswer noOverlap() {
        return new NoOverlap();
    }

    /** Ends the handshake with no_application_protocol: pyOpenSSL's empty byte string. */
    static AlpnAnswer refuse() {
        return new Refuse();
    }

    /** Continues with a protocol. */
    record Select(AlpnProtocol protocol) implements AlpnAnswer {}

    /** Continues without a protocol. */
    record NoOverlap() implements AlpnAnswer {}

    /** Ends the handshake. */
    record Refuse() implements AlpnAnswer {}
}
