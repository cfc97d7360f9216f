package dev.tlsloop.harness.transcript;

/**
 * How a handshake makes its keys: anew, or from an earlier session. A HelloRetryRequest is apart from it.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().withHandshake(HandshakeKind.RESUMED_BY_TICKET);
 * }</pre>
 */
public enum HandshakeKind {
    /** A full handshake. */
    FULL("a full handshake"),
    /** The server found the session in its cache (RFC 5246, 7.3), up to TLS 1.2. */
    RESUMED_BY_SESSION_ID("resumed by session id"),
    /** The server read the session from the ticket of the client (RFC 5077), up to TLS 1.2. */
    RESUMED_BY_TICKET("resumed by ticket"),
    /** The server accepted a pre-shared key, as each resumed handshake of TLS 1.3 does (RFC 8446, 2.2). */
    RESUMED_BY_PSK("resumed by pre-shared key");

    private final String text;

    HandshakeKind(String text) {
        this.text = text;
    }

    /** A phrase such as {@code resumed by ticket}. */
    @Override
    public String toString() {
        return text;
    }
}
