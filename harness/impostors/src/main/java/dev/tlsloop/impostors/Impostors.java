package dev.tlsloop.impostors;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Party;
import dev.tlsloop.ServerName;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.KeyType;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Does it verify? Lets a client meet servers that it must refuse, each with one thing wrong, and tells which it accepted.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).serverName("api.test").meet(client)).verifies();
 * }</pre>
 *
 * <p>The client may be whatever takes part in a handshake: a declaration, your own SSLContext, an endpoint of another
 * library. It has to trust the authority, because only beside a sound server that it accepts does a refusal mean
 * something: that server is met first. Where no such authority can be had, as with a client that trusts the public ones
 * alone, see {@link #ofStrangers()}.
 *
 * <p>It is a recipe, immutable, and may meet any number of clients. It tells nothing about revocation, nor about what an
 * application does after the handshake.
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

    /** Impostors below that authority, which the clients to be tried trust. */
    public static Impostors by(Authority trusted) {
        return plain(Optional.of(trusted));
    }

    /**
     * For clients of whose authorities none can issue. Whether such a client accepts anybody at all is found out, and if
     * it does, what it checks nevertheless; if it does not, that is no proof that it checks anything:
     * {@link ReportAssert#acceptsNoImpostor} is then what can be claimed.
     */
    public static Impostors ofStrangers() {
        return plain(Optional.empty());
    }

    /**
     * The name that the client asks for and verifies; {@code localhost} by default.
     *
     * @throws IllegalArgumentException for what cannot be a server name
     */
    public Impostors serverName(String name) {
        return new Impostors(trusted, ServerName.of(name).name(), keyType, settings);
    }

    /** What kind of key the servers have; P-256 by default. For clients that have no cipher suite for that. */
    public Impostors with(KeyType other) {
        return new Impostors(trusted, serverName, other, settings);
    }

    /**
     * What the servers do besides presenting a certificate, for clients that would refuse them for it: versions, ALPN,
     * the engine. By default they are plain {@code Context.server()}.
     */
    public Impostors servers(UnaryOperator<ContextBuilder> with) {
        return new Impostors(trusted, serverName, keyType, with);
    }

    /**
     * Lets that client meet a sound server, where there is one, and then each impostor.
     *
     * @throws dev.tlsloop.UnsupportedSettingException when an engine lacks a setting of its context
     * @throws IllegalArgumentException when the party is no client
     */
    public ImpostorReport meet(Party client) {
        return new VerificationRun(credential -> met(client, credential), serverName, keyType).held(trusted);
    }

    private static Impostors plain(Optional<Authority> trusted) {
        return new Impostors(trusted, "localhost", KeyType.EC_P256, server -> server);
    }

    private Outcome met(Party client, Credential credential) {
        Context server = settings.apply(Context.server().credential(credential)).build();
        return Loopback.between(client, server).withServerName(serverName).handshake();
    }
}
