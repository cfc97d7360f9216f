package dev.tlsloop;

/** The two sides of a TLS connection: the client starts the handshake, and the server answers. */
public enum Side {
    CLIENT,
    SERVER;

    /** The other side. */
    public Side peer() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    /** {@code client} or {@code server}, as in messages and transcripts. */
    @Override
    public String toString() {
        return this == CLIENT ? "client" : "server";
    }
}
