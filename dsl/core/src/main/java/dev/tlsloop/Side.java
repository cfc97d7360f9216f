package dev.tlsloop;

/** The two ends of a TLS connection, in the words of RFC 8446: the client speaks first, the server answers. */
public enum Side {
    CLIENT,
    SERVER;

    /** The other end. */
    public Side peer() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    /** {@code client} or {@code server}, as messages and transcripts print it. */
    @Override
    public String toString() {
        return this == CLIENT ? "client" : "server";
    }
}
