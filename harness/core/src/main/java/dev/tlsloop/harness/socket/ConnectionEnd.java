package dev.tlsloop.harness.socket;

/** The end of a connection over a socket, as one side saw it. Constants may be added; keep a default branch. */
public enum ConnectionEnd {
    /** The peer sent close_notify: no data of it is missing. */
    CLOSE_NOTIFY("the peer sent close_notify"),
    /** The stream of the peer ended without close_notify: data of it may be missing. */
    END_OF_STREAM("the stream of the peer ended without close_notify"),
    /** The operating system reported an error, such as a reset by the peer. */
    BROKEN("the connection broke"),
    /** One side refused the other after the handshake. */
    REFUSED("one side refused the other"),
    /** This side closed it: its handler returned, or the caller closed the server. */
    CLOSED_HERE("this side closed the connection"),
    /** The deadline of the connection passed: see {@link SocketSettings#withDeadline}. */
    DEADLINE("the deadline of the connection passed");

    private final String text;

    ConnectionEnd(String text) {
        this.text = text;
    }

    /** The sentence of a report, such as {@code the peer sent close_notify}. */
    @Override
    public String toString() {
        return text;
    }
}
