package dev.tlsloop;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;

/**
 * The declaration of one end of TLS connections: pyOpenSSL's {@code Context} as an immutable value.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).alpn("h2").build();
 * Context client = Context.client().trust(ca).alpn("h2", "http/1.1").build();
 * }</pre>
 *
 * <p>{@link #client()} and {@link #server()} are the paved path and secure by default: a client verifies the chain and
 * the host name. {@link #of(Method)} starts from pyOpenSSL's defaults, which verify nothing. A context owns no
 * native memory, no session and no file; it may be shared freely. To run it, give it to {@code Loopback}, or
 * {@link #start()} it.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_new/">SSL_CTX_new(3)</a>
 */
public final class Context implements Party {
    private final ContextSettings s;
    private final Set<TlsVersion> protocols;

    Context(ContextSettings settled, Set<TlsVersion> protocols) {
        this.s = settled;
        this.protocols = protocols;
    }

    /** A client: TLS 1.2 to 1.3, verifies the server's chain and host name. */
    public static ContextBuilder client() {
        return new ContextBuilder(new ContextSettings(Method.SSLv23, Side.CLIENT))
                .verify(VerifyMode.PEER)
                .verifyHostName();
    }

    /** A server: TLS 1.2 to 1.3, asks for no client certificate. */
    public static ContextBuilder server() {
        return new ContextBuilder(new ContextSettings(Method.SSLv23, Side.SERVER));
    }

    /** Either side, with the defaults of pyOpenSSL's {@code Context(method)}: VERIFY_NONE, no host name check. */
    public static ContextBuilder of(Method method) {
        return new ContextBuilder(new ContextSettings(
                Objects.requireNonNull(
                        method, "the method of Context.of(...) is null; give one, such as Method.SSLv23"),
                null));
    }

    /** A builder that starts from this declaration. */
    public ContextBuilder toBuilder() {
        return new ContextBuilder(new ContextSettings(s));
    }

    /** The side it is for; empty for one made by {@link #of(Method)}, which may be either. */
    public Optional<Side> side() {
        return Optional.ofNullable(s.side);
    }

    /** The method it started from; {@link Method#SSLv23} for {@link #client()} and {@link #server()}. */
    public Method method() {
        return s.method;
    }

    /** The protocol versions that are on: the range, less those that options take away. */
    public Set<TlsVersion> protocols() {
        return protocols;
    }

    /** The options. */
    public Set<Option> options() {
        return Set.copyOf(s.options);
    }

    /** The verification modes. */
    public Set<VerifyMode> verifyModes() {
        return Set.copyOf(s.verifyModes);
    }

    /** Whether the peer's certificate is verified at all. */
    public boolean verifiesPeer() {
        return s.verifyModes.contains(VerifyMode.PEER);
    }

    /** Whether a client checks that the certificate is for the host that it asked for. */
    public boolean verifiesHostName() {
        return s.hostName;
    }

    /** The verify callback. */
    public Optional<VerifyCallback> verifyCallback() {
        return Optional.ofNullable(s.verifyCallback);
    }

    /** The most intermediate certificates that a chain may have; empty for the engine's own limit. */
    public OptionalInt verifyDepth() {
        return s.verifyDepth;
    }

    /** The moment at which certificates are judged; empty for the time of the handshake. */
    public Optional<Instant> verifyAt() {
        return Optional.ofNullable(s.verifyAt);
    }

    /** The revocation checks on the certificates of the peer. */
    public Set<Revocation> revocation() {
        return Set.copyOf(s.revocation);
    }

    /** The revocation lists. */
    public List<X509CRL> crls() {
        return List.copyOf(s.crls);
    }

    /** The trust anchors. */
    public List<Trust> trust() {
        return List.copyOf(s.trust);
    }

    /** The credentials to present, at most one of each key algorithm. */
    public List<Credential> credentials() {
        return List.copyOf(s.credentials);
    }

    /** The cipher suites of TLS 1.2 and below; empty for the engine's defaults. */
    public Optional<CipherString> cipherList() {
        return Optional.ofNullable(s.cipherList);
    }

    /** The cipher suites of TLS 1.3, in order; empty for the engine's defaults. */
    public List<CipherSuite> cipherSuites() {
        return List.copyOf(s.cipherSuites);
    }

    /** The key exchange groups, in order; empty for the engine's defaults. */
    public List<NamedGroup> groups() {
        return List.copyOf(s.groups);
    }

    /** The ALPN protocols, in order: offered by a client, accepted by a server; empty for none. */
    public List<AlpnProtocol> alpn() {
        return List.copyOf(s.alpn);
    }

    /** The ALPN select callback. */
    public Optional<AlpnCallback> alpnCallback() {
        return Optional.ofNullable(s.alpnCallback);
    }

    /** Whether this server chooses its context by the server name of the ClientHello. */
    public boolean switchesByServerName() {
        return !s.serverNames.isEmpty() || s.serverNameCallback != null;
    }

    /** The table of names that {@link ContextBuilder#onServerName(String, Context)} filled. */
    public Map<ServerName, Context> serverNames() {
        return Map.copyOf(s.serverNames);
    }

    /** The server name callback. */
    public Optional<ServerNameCallback> serverNameCallback() {
        return Optional.ofNullable(s.serverNameCallback);
    }

    /** The modes. */
    public Set<Mode> modes() {
        return Set.copyOf(s.modes);
    }

    /** Which sessions an endpoint keeps. */
    public Set<SessionCacheMode> sessionCacheMode() {
        return Set.copyOf(s.sessionCacheMode);
    }

    /** The time for which a session may be resumed. */
    public Duration sessionTimeout() {
        return s.sessionTimeout;
    }

    /** The session id context of this server, 0 to 32 bytes; a copy. */
    public byte[] sessionIdContext() {
        return s.sessionIdContext.clone();
    }

    /** The authorities that a server names when it asks for a certificate; empty for its trust anchors. */
    public Optional<List<X500Principal>> clientCas() {
        return s.clientCas;
    }

    /**
     * The authorities in a CertificateRequest: {@link #clientCas()}, else the subjects of the trust anchors.
     *
     * @throws IllegalStateException when a CertificateRequest has no room for the subjects of the trust anchors
     */
    public List<X500Principal> namedAuthorities() {
        return s.clientCas.orElseGet(() -> {
            List<X500Principal> subjects = s.trust.stream()
                    .flatMap(trust -> trust.anchors().stream())
                    .map(X509Certificate::getSubjectX500Principal)
                    .distinct()
                    .toList();
            ContextRules.checkAuthorities("trust(...)", subjects);
            return subjects;
        });
    }

    /** The parameters of a server's ephemeral Diffie-Hellman in TLS 1.2 and below; empty for the engine's own. */
    public Optional<DHParameterSpec> temporaryDh() {
        return Optional.ofNullable(s.temporaryDh);
    }

    /** The SRTP profiles. */
    public List<SrtpProfile> srtp() {
        return List.copyOf(s.srtp);
    }

    /** The user's own object. */
    public Optional<Object> appData() {
        return Optional.ofNullable(s.appData);
    }

    /** The info callback. */
    public Optional<InfoCallback> infoCallback() {
        return Optional.ofNullable(s.infoCallback);
    }

    /** The key log callback. */
    public Optional<KeyLogCallback> keyLogCallback() {
        return Optional.ofNullable(s.keyLogCallback);
    }

    /** The client's callback for a stapled OCSP response. */
    public Optional<OcspResponseCallback> ocspResponseCallback() {
        return Optional.ofNullable(s.ocspResponseCallback);
    }

    /** The server's callback for the OCSP response to staple. */
    public Optional<OcspStapleCallback> ocspStapleCallback() {
        return Optional.ofNullable(s.ocspStapleCallback);
    }

    /** The server's callback for the protocols to advertise by NPN. */
    public Optional<NextProtocolAdvertiseCallback> nextProtocolAdvertiseCallback() {
        return Optional.ofNullable(s.nextProtocolAdvertiseCallback);
    }

    /** The client's callback that selects a protocol by NPN. */
    public Optional<NextProtocolSelectCallback> nextProtocolSelectCallback() {
        return Optional.ofNullable(s.nextProtocolSelectCallback);
    }

    /** The engine it names; empty for the JDK's. */
    public Optional<Engine> engine() {
        return Optional.ofNullable(s.engine);
    }

    /** The same declaration on another engine. */
    public Party on(Engine engine) {
        Engine other = Objects.requireNonNull(
                engine, "the engine of on(...) is null; give one, or use the context itself, which runs on the JDK's");
        return toBuilder().engine(other).build();
    }

    /** Starts an endpoint for this declaration on its engine; the caller closes it. */
    @Override
    public Endpoint start() {
        return engine().orElseGet(Engines::standard).start(this);
    }

    /** One line for people: the side, the versions and what was declared. */
    @Override
    public String toString() {
        return ContextDescription.of(this);
    }
}
