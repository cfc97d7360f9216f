package dev.tlsloop.harness.socket;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Fact;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.List;
import java.util.Optional;

/**
 * The result of one connection over a socket, as the side knows it that this library runs. The other side is a client or a
 * server of the caller.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     SocketOutcome result = TlsClient.call(client, tls.address());
 *     System.out.println(result + "\n" + tls.outcome());
 * }
 * }</pre>
 *
 * <p>It is a value: no open connection stands behind it. Its {@code toString()} is the report that a failing assertion
 * prints. The records may gain components in later releases; do not construct or deconstruct them by position.
 */
public sealed interface SocketOutcome {
    /** The side that this library ran: the server of a {@link TlsServer}, the client of a {@link TlsClient}. */
    Side side();

    /** The engine of that side, such as {@code jsse 17.0.15}. */
    String engine();

    /** The messages in both directions, as this side sent and received them. */
    Transcript transcript();

    /**
     * The bytes of the connection for Wireshark.
     *
     * @throws IllegalStateException if they were not kept: see {@link SocketSettings#withCapture}
     */
    default Capture capture() {
        return SocketOutcomeText.capture(transcript());
    }

    /** The result in one line, such as {@code the client refused the server with unknown_ca (48)}. */
    default String summary() {
        return SocketOutcomeText.summary(this);
    }

    /** The lines of the report below its result, the most useful first; the transcript comes last. */
    default List<Fact> facts() {
        return SocketOutcomeText.facts(this);
    }

    /**
     * This side completed its handshake, and the peer did not refuse it before it sent data.
     *
     * @param negotiated the parameters of this side
     * @param context the context of the connection, which the server name may have chosen; empty on a user-supplied endpoint
     * @param received the bytes of application data that the handler read from the peer, such as those of a request
     * @param end the end of the connection for this side
     */
    record Established(
            Side side,
            Negotiated negotiated,
            Optional<Context> context,
            long received,
            ConnectionEnd end,
            String engine,
            Transcript transcript)
            implements SocketOutcome {
        /** Whether any application data of the peer arrived. A client that sends no request may have refused silently. */
        public boolean hasReceived() {
            return received > 0;
        }

        /** The report. */
        @Override
        public String toString() {
            return SocketOutcomeText.of(this);
        }
    }

    /** One side refused the other, and no application data of the peer had arrived. */
    sealed interface Refused extends SocketOutcome {
        /** The finding, as this side knows it. */
        Refusal refusal();

        /** The parameters of this side, if it had completed its handshake before. */
        Optional<Negotiated> completed();

        /** The reason; for a refusal by the peer it says no more than the alert. */
        default Reason reason() {
            return refusal().reason();
        }

        /** The alert that was sent or received, if it is known. */
        default Optional<Alert> alert() {
            return refusal().alert();
        }
    }

    /** This side refused its peer. */
    record RefusedPeer(Side side, Refusal refusal, Optional<Negotiated> completed, String engine, Transcript transcript)
            implements Refused {
        /** The report. */
        @Override
        public String toString() {
            return SocketOutcomeText.of(this);
        }
    }

    /**
     * The peer refused this side with an alert. In TLS 1.3 a client may have completed its handshake before, because a server
     * verifies its certificate later.
     */
    record RefusedByPeer(
            Side side, Refusal refusal, Optional<Negotiated> completed, String engine, Transcript transcript)
            implements Refused {
        /** The report. */
        @Override
        public String toString() {
            return SocketOutcomeText.of(this);
        }
    }

    /**
     * The handshake ended without a refusal and before it was complete.
     *
     * @param stage the place that it had reached
     * @param end the way in which it ended
     */
    record Abandoned(Side side, HandshakeStage stage, ConnectionEnd end, String engine, Transcript transcript)
            implements SocketOutcome {
        /** The report. */
        @Override
        public String toString() {
            return SocketOutcomeText.of(this);
        }
    }

    /**
     * The peer sent bytes that are not TLS records, such as plain HTTP.
     *
     * @param input the input in words, such as {@code the input starts with "GET / HTTP/1.1", which is plain HTTP, not TLS}
     */
    record NotTls(Side side, String input, String engine, Transcript transcript) implements SocketOutcome {
        /** The report. */
        @Override
        public String toString() {
            return SocketOutcomeText.of(this);
        }
    }
}
