package dev.tlsloop.harness;

import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a handshake came out, for both sides at once and judged after both had fallen silent.
 *
 * <pre>{@code
 * Outcome result = Loopback.between(client, server).handshake();
 * if (result instanceof Outcome.Refused refused) {
 *     System.out.println(refused.side() + " refused because " + refused.reason());
 * }
 * }</pre>
 *
 * <p>It is a value: no connection is open behind it. The records may gain components in later releases; do not
 * construct or deconstruct them by position.
 */
public sealed interface Outcome {
    /** What crossed the wire, and what became of each side. */
    Transcript transcript();

    /** What became of the client's certificate, whether or not it came to a connection. */
    ClientCertificate clientCertificate();

    /** Which engines ran. */
    EngineNames engines();

    /**
     * Both sides are established and agree.
     *
     * @param client what the client believes was agreed
     * @param server what the server believes was agreed
     * @param servedBy the context that the server name callback chose, else the server party as it was given
     */
    record Success(
            Negotiated client,
            Negotiated server,
            Party servedBy,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Outcome {}

    /** No connection that both sides may use. */
    sealed interface Failure extends Outcome {}

    /**
     * One side refused the other.
     *
     * @param side who refused: the one whose own finding came first. What its peer reports later is a consequence
     * @param refusal what it found, with the alert where any side or the wire knows it
     * @param reported what the other side reported afterwards, if anything
     * @param completed what the other side believed was agreed, where it had completed its handshake before: in TLS
     *     1.3 a client completes before the server has looked at its certificate
     */
    record Refused(
            Side side,
            Refusal refusal,
            Optional<Refusal> reported,
            Optional<Negotiated> completed,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Failure {

        /** Why. */
        public Reason reason() {
            return refusal.reason();
        }

        /** The alert that the refusing side sent, where it is known. */
        public Optional<Alert> alert() {
            return refusal.alert();
        }
    }

    /**
     * Nobody refused, and not both sides were established when nothing moved any more, or when the step budget ran out.
     *
     * @param client where the client stands
     * @param server where the server stands
     */
    record Stalled(
            HandshakeProgress client,
            HandshakeProgress server,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Failure {
        /** Where that side stands. */
        public HandshakeProgress of(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    /**
     * Both sides are established, and do not mean the same connection.
     *
     * @param client what the client believes was agreed
     * @param server what the server believes was agreed
     */
    record Disagreed(
            Negotiated client,
            Negotiated server,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Failure {

        /** What they differ in, one line each, such as {@code alpn: client h2, server nothing}. */
        public List<String> differences() {
            return differences(client, server);
        }

        static List<String> differences(Negotiated client, Negotiated server) {
            List<String> differences = new ArrayList<>();
            compare(differences, "version", client.version(), server.version());
            compare(
                    differences,
                    "cipher",
                    client.cipher().name(),
                    server.cipher().name());
            compare(differences, "alpn", textOf(client.alpn()), textOf(server.alpn()));
            compare(differences, "resumed", client.resumed(), server.resumed());
            // A resuming server may not know the name, and an IP address is never sent.
            if (client.serverName().isPresent() && server.serverName().isPresent()) {
                compare(differences, "server name", textOf(client.serverName()), textOf(server.serverName()));
            }
            return List.copyOf(differences);
        }

        private static void compare(List<String> differences, String what, Object client, Object server) {
            if (!client.equals(server)) {
                differences.add(what + ": client " + client + ", server " + server);
            }
        }

        private static String textOf(Optional<?> value) {
            return value.map(Object::toString).orElse("nothing");
        }
    }
}
