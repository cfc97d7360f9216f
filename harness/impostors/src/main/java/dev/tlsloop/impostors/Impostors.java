package dev.tlsloop.impostors;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Party;
import dev.tlsloop.ServerName;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.socket.TlsServer;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A test of what a client verifies: the client meets servers that it must refuse, each with one flaw, and a report lists
 * those that it accepted.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).withServerName("api.test").meet(client)).verifies();
 * }</pre>
 *
 * <p>The client is any party of a handshake: a context, an SSLContext of the application, an endpoint of another library. It
 * must trust the authority. The client first meets a sound server of that authority, because a refusal counts only if the
 * client accepts a sound server. {@link #ofStrangers()} is for clients that trust only public CAs.
 *
 * <p>It is immutable and may meet any number of clients. It tests neither revocation nor checks after the handshake.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6">RFC 9525, verifying service identity</a>
 */
public final class Impostors {
    private final Optional<Authority> trusted;
    private final String serverName;
    private final KeyType keyType;
    private final UnaryOperator<ContextBuilder> settings;

    private Impostors(
            Optional<Authority> trusted, String serverName, KeyType keyType, UnaryOperator<ContextBuilder> settings) {
        this.trusted = trusted;
        this.serverName = serverName;
        this.keyType = keyType;
        this.settings = settings;
    }

    /** Creates impostors below that authority, which the tested clients trust. */
    public static Impostors by(Authority trusted) {
        return plain(Optional.of(trusted));
    }

    /**
     * Creates impostors for clients whose trusted CAs are not under your control, such as one that trusts only public CAs. A
     * client that accepts a stranger meets the other impostors as well. A client that refuses the stranger proves little, so
     * only {@link ReportAssert#acceptsNoImpostor} can hold for it.
     */
    public static Impostors ofStrangers() {
        return plain(Optional.empty());
    }

    /**
     * Returns a copy with the name that the client sends and verifies; {@code localhost} by default.
     *
     * @throws IllegalArgumentException for a text that is not a server name
     */
    public Impostors withServerName(String name) {
        return new Impostors(trusted, ServerName.of(name).name(), keyType, settings);
    }

    /** Returns a copy whose servers have keys of that type; P-256 by default. It is for clients without a suite for P-256. */
    public Impostors withKeyType(KeyType other) {
        return new Impostors(trusted, serverName, other, settings);
    }

    /**
     * Returns a copy with other settings of the servers, such as versions, ALPN and the engine, for clients that refuse the
     * default settings. By default they are those of {@code Context.server()}.
     *
     * @param with adds settings to a builder that has the certificate
     */
    public Impostors withServers(UnaryOperator<ContextBuilder> with) {
        return new Impostors(trusted, serverName, keyType, with);
    }

    /**
     * Runs a handshake of that client with a sound server, if there is one, and then with each impostor.
     *
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
     * @throws IllegalArgumentException when the party is not a client
     */
    public ImpostorReport meet(Party client) {
        return new VerificationRun(credential -> handshake(client, credential), serverName, keyType).run(trusted);
    }

    /**
     * Lets a client call a sound server, if there is one, and then each impostor, each on a loopback port of its own. It is
     * for clients that need a real port: any HTTP client, in this process or another.
     *
     * <pre>{@code
     * ImpostorReport report = Impostors.by(ca).meetOverSockets(uri -> uri.toURL().openStream().close());
     * assertThat(report).checks(VerificationStep.HOST_NAME);
     * }</pre>
     *
     * <p>The client accepted a server if the bytes of its request arrived. It refused it if it sent an alert, or left without a
     * request. A server answers HTTP/1.1 with {@code ok}. The page {@code docs/any-client.md} says how each client resolves a
     * server name other than {@code localhost} without a DNS.
     *
     * @param call calls the server at the address that it gets, and returns when the client is done
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of {@link #withServers}
     * @throws IllegalStateException when the thread is interrupted, or a connection does not end
     */
    public ImpostorReport meetOverSockets(ClientCall call) {
        Objects.requireNonNull(call, "the call of meetOverSockets(call) is null; give one, such as a GET request");
        return new VerificationRun(credential -> overSockets(call, credential), serverName, keyType).run(trusted);
    }

    private static Impostors plain(Optional<Authority> trusted) {
        return new Impostors(trusted, "localhost", KeyType.EC_P256, server -> server);
    }

    private ClientOutcome handshake(Party client, Credential credential) {
        return new ClientOutcome.InMemory(Loopback.between(client, server(credential))
                .withServerName(serverName)
                .handshake());
    }

    private ClientOutcome overSockets(ClientCall call, Credential credential) {
        try (TlsServer server = TlsServer.serve(server(credential))) {
            Optional<Exception> thrown = thrownBy(call, server.uri(serverName));
            return new ClientOutcome.OverSockets(server.outcomes(), thrown);
        }
    }

    private static Optional<Exception> thrownBy(ClientCall call, URI uri) {
        try {
            call.call(uri);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread was interrupted while the client called " + uri, e);
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    private Context server(Credential credential) {
        return settings.apply(Context.server().credential(credential)).build();
    }
}
