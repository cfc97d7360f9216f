package dev.tlsloop.harness;

import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.capture.Capture;
import dev.tlsloop.harness.transcript.Transcript;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a handshake for both sides, judged after both have nothing more to send.
 *
 * <pre>{@code
 * Outcome result = Loopback.between(client, server).handshake();
 * if (result instanceof Outcome.Refused refused) {
 *     System.out.println(refused.side() + " refused because " + refused.reason());
 * }
 * }</pre>
 *
 * <p>It is a value: no open connection stands behind it. Its {@code toString()} is the report that a failing assertion
 * prints: result, certificate, alert, engines, detail and transcript. The records may gain components in later
 * releases; do not construct or deconstruct them by position.
 */
public sealed interface Outcome {
    /** The messages on the wire, and the end of the handshake on each side. */
    Transcript transcript();

    /** The fate of the client's certificate, also when the handshake failed. */
    ClientCertificate clientCertificate();

    /**
     * The certificates that this side presented, leaf first: from the transcript with secrets, else as the engine of its peer
     * reports them. A resumed handshake has those of its session. Empty if neither has any.
     */
    default List<X509Certificate> certificates(Side presenter) {
        return PresentedCertificates.of(this, presenter);
    }

    /** The engines that ran. */
    EngineNames engines();

    /**
     * The bytes of the run for Wireshark. Those after the handshake are in {@code Capture.of(pair.transcript())}.
     *
     * @throws IllegalStateException if the run did not keep its bytes: see {@link Loopback#withSecrets}
     */
    default Capture capture() {
        return Capture.of(transcript());
    }

    /** The result in one line, such as {@code it failed on the client because CERTIFICATE_EXPIRED}. */
    default String summary() {
        return OutcomeText.summary(this);
    }

    /** The lines of the report below its result, the most useful first; the transcript comes last. */
    default List<Fact> facts() {
        return OutcomeText.facts(this);
    }

    /**
     * Both sides are established and agree.
     *
     * @param client the parameters that the client negotiated
     * @param server the parameters that the server negotiated
     * @param servedBy the context that the server name callback chose, else the server party as the caller gave it
     */
    record Success(
            Negotiated client,
            Negotiated server,
            Party servedBy,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Outcome {
        /** The report. */
        @Override
        public String toString() {
            return OutcomeText.of(this);
        }
    }

    /** A handshake without a connection that both sides may use. */
    sealed interface Failure extends Outcome {}

    /**
     * One side refused the other.
     *
     * @param side the refusing side: the one that found its fault first. A later report of its peer is a consequence. If a
     *     fault made the alert that ended the handshake, it is the side that received the alert
     * @param refusal its finding, with the alert if either side or the transcript has it
     * @param reported the later report of the other side, if there is one
     * @param completed the parameters of the other side, if it had completed its handshake before: in TLS 1.3 a client
     *     completes before the server verifies its certificate
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

        /** The reason of the refusal. */
        public Reason reason() {
            return refusal.reason();
        }

        /** The alert that the refusing side sent, if it is known. */
        public Optional<Alert> alert() {
            return refusal.alert();
        }

        /** The report. */
        @Override
        public String toString() {
            return OutcomeText.of(this);
        }
    }

    /**
     * Neither side refused, and at least one was not established when the bytes stopped moving or the step budget ran
     * out.
     *
     * @param client the progress of the client
     * @param server the progress of the server
     */
    record Stalled(
            HandshakeProgress client,
            HandshakeProgress server,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Failure {
        /** The progress of that side. */
        public HandshakeProgress of(Side side) {
            return side == Side.CLIENT ? client : server;
        }

        /** The report. */
        @Override
        public String toString() {
            return OutcomeText.of(this);
        }
    }

    /**
     * Both sides are established, and their parameters differ.
     *
     * @param client the parameters that the client negotiated
     * @param server the parameters that the server negotiated
     */
    record Disagreed(
            Negotiated client,
            Negotiated server,
            ClientCertificate clientCertificate,
            EngineNames engines,
            Transcript transcript)
            implements Failure {

        /** The parameters that differ, one line each, such as {@code alpn: client h2, server nothing}. */
        public List<String> differences() {
            return differences(client, server);
        }

        /** The report. */
        @Override
        public String toString() {
            return OutcomeText.of(this);
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
