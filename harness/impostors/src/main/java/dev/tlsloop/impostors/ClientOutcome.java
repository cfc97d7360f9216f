package dev.tlsloop.impostors;

import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.socket.SocketOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The result of one client with one server: a handshake in memory, or the connections of one call over sockets.
 *
 * <pre>{@code
 * if (Impostors.by(ca).meet(client).on(VerificationStep.CHAIN) instanceof VerificationResult.Checked checked) {
 *     System.out.println(checked.outcome().summary());
 * }
 * }</pre>
 */
public sealed interface ClientOutcome {
    /** Whether the client accepted the server. */
    boolean isAccepted();

    /** Whether the client refused the server. */
    boolean isRefused();

    /** The result in one line. */
    String summary();

    /** The reason of a refusal; over a socket it says no more than the alert, and is empty without one. */
    Optional<Reason> reason();

    /**
     * A handshake in memory.
     *
     * @param handshake its outcome for both sides
     */
    record InMemory(Outcome handshake) implements ClientOutcome {
        @Override
        public boolean isAccepted() {
            return handshake instanceof Outcome.Success;
        }

        @Override
        public boolean isRefused() {
            return handshake instanceof Outcome.Refused refused && refused.side() == Side.CLIENT;
        }

        @Override
        public String summary() {
            return handshake.summary();
        }

        @Override
        public Optional<Reason> reason() {
            return handshake instanceof Outcome.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
        }

        /** The report of the handshake. */
        @Override
        public String toString() {
            return handshake.toString();
        }
    }

    /**
     * One call over sockets. The client accepted the server if the bytes of a request arrived. It refused the server if it
     * sent an alert, or left without a request: some clients check the host name after the handshake.
     *
     * @param connections the connections of the call in their order, retries included
     * @param thrown the exception of the call; empty if it returned
     */
    record OverSockets(List<SocketOutcome> connections, Optional<Exception> thrown) implements ClientOutcome {
        public OverSockets {
            connections = List.copyOf(connections);
        }

        @Override
        public boolean isAccepted() {
            return connections.stream()
                    .anyMatch(c -> c instanceof SocketOutcome.Established established && established.hasReceived());
        }

        @Override
        public boolean isRefused() {
            return !isAccepted() && refusal().isPresent();
        }

        @Override
        public String summary() {
            return OverSocketsText.summary(this);
        }

        @Override
        public Optional<Reason> reason() {
            return refusal()
                    .filter(SocketOutcome.RefusedByPeer.class::isInstance)
                    .map(refused -> ((SocketOutcome.RefusedByPeer) refused).reason());
        }

        /** The first connection that the client ended with an alert, else the first that it left without a request. */
        public Optional<SocketOutcome> refusal() {
            return connections.stream()
                    .filter(SocketOutcome.RefusedByPeer.class::isInstance)
                    .findFirst()
                    .or(() -> connections.stream()
                            .filter(OverSocketsText::wasLeft)
                            .findFirst());
        }

        /** The exception of the call, and the report of each connection. */
        @Override
        public String toString() {
            return OverSocketsText.of(this);
        }
    }
}
