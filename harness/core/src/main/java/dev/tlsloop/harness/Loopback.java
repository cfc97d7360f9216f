package dev.tlsloop.harness;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Party;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.harness.fault.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recipe for a handshake between two parties in memory: no socket, no port, no thread, and no clock.
 *
 * <pre>{@code
 * Outcome result = Loopback.between(client, server).serverName("a.test").handshake();
 * assertThat(result).succeeded();
 * }</pre>
 *
 * <p>It is immutable and may be run any number of times, each time with new connections. A {@code Context} is started
 * for each run and stopped after it; an {@code Endpoint} is borrowed and keeps its session cache. Bytes are moved until
 * both sides have been silent for two passes, and for at most 1,000 passes, so that it cannot hang. It is no load
 * generator and no way to reach a real peer.
 */
public final class Loopback {
    private final Party client;
    private final Party server;
    private final ConnectionSettings settings;
    private final List<Fault> faults;

    private Loopback(Party client, Party server, ConnectionSettings settings, List<Fault> faults) {
        this.client = client;
        this.server = server;
        this.settings = settings;
        this.faults = faults;
    }

    /** A handshake of these two, in which the client asks for {@code localhost}. */
    public static Loopback between(Party client, Party server) {
        Objects.requireNonNull(client, "the client of between(client, server) is null; give a Context or an Endpoint");
        Objects.requireNonNull(server, "the server of between(client, server) is null; give a Context or an Endpoint");
        return new Loopback(client, server, ConnectionSettings.forServer("localhost"), List.of());
    }

    /**
     * The same, asking for that server and verifying its name; the default is {@code localhost}. An IP address is
     * verified and not sent.
     *
     * @throws IllegalArgumentException for what cannot be a server name
     */
    public Loopback withServerName(String name) {
        ServerName asked = ServerName.of(name);
        return opening(new ConnectionSettings(
                Optional.of(asked),
                Optional.of(asked),
                settings.alpn(),
                settings.session(),
                settings.requestOcsp(),
                settings.appData()));
    }

    /** The same without SNI; the certificate is still verified for the same name. */
    public Loopback withoutServerName() {
        return opening(settings.withoutServerName());
    }

    /** The same, offering that session. It must come from the same client; see also {@link Pair#resume()}. */
    public Loopback withSession(Session session) {
        return opening(settings.withSession(session));
    }

    /** The same, asking the server to staple an OCSP response about its certificate. */
    public Loopback withOcspRequest() {
        return opening(settings.withOcspRequest());
    }

    /** The same with one more fault on the way; several act independently, each counting what was really sent. */
    public Loopback withFault(Fault fault) {
        Objects.requireNonNull(fault, "the fault of withFault(...) is null; give one, or leave the call out");
        return new Loopback(
                client,
                server,
                settings,
                Stream.concat(faults.stream(), Stream.of(fault)).toList());
    }

    /**
     * Starts both parties, runs the handshake, and closes whatever it started.
     *
     * <p>What a peer or a callback does is a value in the outcome; what throws is misuse.
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
     * As {@link #handshake()}, but the connections stay open, whatever came of it: for data, closing and resumption.
     * Close the pair.
     *
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
     * @throws IllegalArgumentException when a party is not for its side, or the session is of another context
     */
    public Pair open() {
        return Pair.open(SharedEndpoints.start(client, server), settings, faults);
    }

    Loopback opening(ConnectionSettings changed) {
        return new Loopback(client, server, changed, faults);
    }
}
