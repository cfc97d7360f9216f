package dev.tlsloop.harness;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Party;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.pipe.Keeping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A handshake between two parties in memory, ready to run: without sockets, ports, threads and clocks.
 *
 * <pre>{@code
 * Outcome result = Loopback.between(client, server).withServerName("a.test").handshake();
 * assertThat(result).succeeded();
 * }</pre>
 *
 * <p>It is immutable and runs any number of times, each time with new connections. Each run starts and closes the endpoint
 * of a {@code Context}. An {@code Endpoint} of the caller stays open and keeps its session cache. A run moves bytes until
 * neither side sends any for two passes, and for at most 1,000 passes, so that it always ends. It is not for load tests and
 * not for real peers.
 */
public final class Loopback {
    private final Party client;
    private final Party server;
    private final ConnectionSettings settings;
    private final List<Fault> faults;
    private final Keeping keeping;

    private Loopback(Party client, Party server, ConnectionSettings settings, List<Fault> faults, Keeping keeping) {
        this.client = client;
        this.server = server;
        this.settings = settings;
        this.faults = faults;
        this.keeping = keeping;
    }

    /** Prepares a handshake of these two, in which the client sends the server name {@code localhost}. */
    public static Loopback between(Party client, Party server) {
        Objects.requireNonNull(client, "the client of between(client, server) is null; give a Context or an Endpoint");
        Objects.requireNonNull(server, "the server of between(client, server) is null; give a Context or an Endpoint");
        return new Loopback(client, server, ConnectionSettings.forServer("localhost"), List.of(), Keeping.byDefault());
    }

    /**
     * Returns a copy whose client sends and verifies that server name; {@code localhost} by default. An IP address is
     * verified and not sent.
     *
     * @throws IllegalArgumentException for a text that is not a server name
     */
    public Loopback withServerName(String name) {
        ServerName asked = ServerName.of(name);
        return opening(new ConnectionSettings(
                Optional.of(asked),
                Optional.of(asked),
                settings.alpn(),
                settings.session(),
                settings.requestOcsp(),
                settings.appData(),
                settings.secrets()));
    }

    /** Returns a copy without SNI; the client still verifies the certificate for the same name. */
    public Loopback withoutServerName() {
        return opening(settings.withoutServerName());
    }

    /** Returns a copy whose client offers that session, which must be its own; see also {@link Pair#resume()}. */
    public Loopback withSession(Session session) {
        return opening(settings.withSession(session));
    }

    /** Returns a copy whose client requests a stapled OCSP response for the server's certificate. */
    public Loopback withOcspRequest() {
        return opening(settings.withOcspRequest());
    }

    /** Returns a copy with one more fault; several act independently, and each counts the bytes as sent. */
    public Loopback withFault(Fault fault) {
        Objects.requireNonNull(fault, "the fault of withFault(...) is null; give one, or leave the call out");
        return new Loopback(
                client,
                server,
                settings,
                Stream.concat(faults.stream(), Stream.of(fault)).toList(),
                keeping);
    }

    /**
     * Returns a copy whose transcript is decrypted with the secrets of both sides, as far as their engines tell them. The
     * handshake and its outcome stay the same, and {@code onKeyLog} callbacks hear as before. Secrets of one side decrypt
     * the whole run. The system property {@code tlsloop.secrets=true} does it for every run of a JVM.
     */
    public Loopback withSecrets() {
        return new Loopback(client, server, settings, faults, Keeping.SECRETS);
    }

    /**
     * Returns a copy that keeps the bytes of each run, so that {@link dev.tlsloop.harness.transcript.Transcript#decryptedWith
     * decrypts} them later. By default a transcript keeps no bytes.
     */
    public Loopback withCapture() {
        return new Loopback(client, server, settings, faults, Keeping.BYTES);
    }

    /**
     * Starts both parties, runs the handshake, and closes the endpoints that it started.
     *
     * <p>Anything that a peer or a callback does is a value in the outcome. Exceptions are for misuse.
     *
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
     * @throws IllegalArgumentException when a party is not for its side, or the session is of another context
     */
    public Outcome handshake() {
        try (Pair pair = open()) {
            return pair.outcome();
        }
    }

    /**
     * Runs the handshake like {@link #handshake()} and keeps the connections open, also after a failure: for data, closing
     * and resumption. The caller closes the pair.
     *
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
     * @throws IllegalArgumentException when a party is not for its side, or the session is of another context
     */
    public Pair open() {
        return Pair.open(SharedEndpoints.start(client, server), settings, faults, keeping);
    }

    /** Opens a pair for the library's own use, of which no listener hears. */
    Pair openUnheard() {
        return Pair.openUnheard(SharedEndpoints.start(client, server), settings, faults, keeping, keeping);
    }

    Loopback opening(ConnectionSettings changed) {
        return new Loopback(client, server, changed, faults, keeping);
    }
}
