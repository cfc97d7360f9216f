package dev.tlsloop.impostors;

import dev.tlsloop.harness.socket.ConnectionEnd;
import dev.tlsloop.harness.socket.HandshakeStage;
import dev.tlsloop.harness.socket.SocketOutcome;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a call over sockets, and which of its connections the client left. */
final class OverSocketsText {
    private static final int LONGEST = 160;

    /** The ends of a connection that a client makes. */
    private static final Set<ConnectionEnd> BY_CLIENT =
            EnumSet.of(ConnectionEnd.CLOSE_NOTIFY, ConnectionEnd.END_OF_STREAM, ConnectionEnd.BROKEN);

    private OverSocketsText() {}

    /** Whether the client saw the server's messages, and left without an alert and without a request. */
    static boolean wasLeft(SocketOutcome connection) {
        if (connection instanceof SocketOutcome.Established established) {
            return !established.hasReceived() && BY_CLIENT.contains(established.end());
        }
        return connection instanceof SocketOutcome.Abandoned abandoned
                && abandoned.stage() == HandshakeStage.HANDSHAKE
                && BY_CLIENT.contains(abandoned.end());
    }

    static String of(ClientOutcome.OverSockets call) {
        return Stream.concat(
                        Stream.of(summary(call)), call.connections().stream().map(SocketOutcome::toString))
                .collect(Collectors.joining("\n\n"));
    }

    static String summary(ClientOutcome.OverSockets call) {
        String thrown = thrown(call).map(text -> "; the call threw " + text).orElse("");
        if (call.connections().isEmpty()) {
            return "it made no connection" + thrown;
        }
        if (call.isAccepted()) {
            return "its request arrived" + thrown;
        }
        return call.refusal().orElse(call.connections().get(0)).summary() + thrown;
    }

    /** The evidence of a refusal in brackets: the alert, and what the call threw. */
    static String evidence(ClientOutcome.OverSockets call) {
        String how = call.refusal()
                .filter(SocketOutcome.RefusedByPeer.class::isInstance)
                .flatMap(refused -> ((SocketOutcome.RefusedByPeer) refused).alert())
                .map(alert -> "alert " + alert)
                .orElse("left without a request");
        return how + thrown(call).map(text -> "; threw " + text).orElse("");
    }

    /** The exception in one line. */
    private static Optional<String> thrown(ClientOutcome.OverSockets call) {
        return call.thrown().map(e -> {
            String text = e.getClass().getSimpleName()
                    + (e.getMessage() == null
                            ? ""
                            : ": " + e.getMessage().strip().replaceAll("\\s+", " "));
            return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
        });
    }
}
