package dev.tlsloop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one end of TLS connections: pyOpenSSL's {@code Context} as an immutable value.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).alpn("h2").build();
 * Context client = Context.client().trust(ca).alpn("h2", "http/1.1").build();
 * }</pre>
 *
 * <p>{@link #client()} and {@link #server()} are the paved path and secure by default: a client verifies the chain and
 * the host name. {@link #of(Method)} starts from the seeds' own defaults, which verify nothing. A context owns no
 * native memory, no session and no file; it may be shared freely. To run it, give it to {@code Loopback}, or
 * {@link #start()} it.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_new/">SSL_CTX_new(3)</a>
 */
public final class Context implements Party {
    private final Builder s;
    private final Set<TlsVersion> protocols;

    private Context(Builder settled, Set<TlsVersion> protocols) {
        this.s = settled;
        this.protocols = protocols;
    }

    /** A client: TLS 1.2 to 1.3, verifies the server's chain and host name. */
    public static Builder client() {
        return new Builder(Method.SSLv23, Side.CLIENT).verify(VerifyMode.PEER).verifyHostName();
    }

    /** A server: TLS 1.2 to 1.3, asks for no client certificate. */
    public static Builder server() {
        return new Builder(Method.SSLv23, Side.SERVER);
    }

    /** Either side, with the defaults of pyOpenSSL's {@code Context(method)}: VERIFY_NONE, no host name check. */
    public static Builder of(Method method) {
        return new Builder(method, null);
    }

    /** A builder that starts from this declaration. */
    public Builder toBuilder() {
        return new Builder(s);
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

    /** What is trusted. */
    public List<Trust> trust() {
        return List.copyOf(s.trust);
    }

    /** What is presented, at most one of each kind of key. */
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
    public List<Protocol> alpn() {
        return List.copyOf(s.alpn);
    }

    /** The ALPN select callback. */
    public Optional<AlpnCallback> alpnCallback() {
        return Optional.ofNullable(s.alpnCallback);
    }

    /** Whether this server chooses how to go on by the name that the client asks for. */
    public boolean switchesByServerName() {
        return !s.serverNames.isEmpty() || s.serverNameCallback != null;
    }

    /** The table of names that {@link Builder#onServerName(String, Context)} filled. */
    public Map<ServerName, Context> serverNames() {
        return Map.copyOf(s.serverNames);
    }

    /** The server name callback. */
    public Optional<ServerNameCallback> serverNameCallback() {
        return Optional.ofNullable(s.serverNameCallback);
    }

    /** The engine it names; empty for the JDK's. */
    public Optional<Engine> engine() {
        return Optional.ofNullable(s.engine);
    }

    /** The same declaration on another engine. */
    public Party on(Engine engine) {
        return toBuilder().engine(engine).build();
    }

    /** Starts an endpoint for this declaration on its engine; the caller closes it. */
    @Override
    public Endpoint start() {
        return engine().orElseGet(Engines::standard).start(this);
    }

    /** One line for people: the side, the versions and what was declared. */
    @Override
    public String toString() {
        return ContextText.of(this);
    }

    /**
     * Collects a declaration; {@link #build()} checks it. Lists and options add up, single values replace.
     *
     * <p>Each mistake is one sentence that names what was given, what is allowed and the remedy.
     */
    public static final class Builder {
        final Method method;
        final @Nullable Side side;
        final Set<Option> options = EnumSet.noneOf(Option.class);
        final Set<VerifyMode> verifyModes = EnumSet.of(VerifyMode.NONE);
        final List<Trust> trust = new ArrayList<>();
        final List<Credential> credentials = new ArrayList<>();
        final List<CipherSuite> cipherSuites = new ArrayList<>();
        final List<NamedGroup> groups = new ArrayList<>();
        final List<Protocol> alpn = new ArrayList<>();
        final Map<ServerName, Context> serverNames = new LinkedHashMap<>();

        @Nullable TlsVersion min;

        @Nullable TlsVersion max;

        boolean hostName;

        @Nullable VerifyCallback verifyCallback;

        OptionalInt verifyDepth = OptionalInt.empty();

        @Nullable Instant verifyAt;

        @Nullable CipherString cipherList;

        @Nullable AlpnCallback alpnCallback;

        @Nullable ServerNameCallback serverNameCallback;

        @Nullable Engine engine;

        private Builder(Method method, @Nullable Side side) {
            this.method = method;
            this.side = side;
            this.min = method.minVersion().orElse(null);
            this.max = method.maxVersion().orElse(null);
        }

        private Builder(Builder other) {
            this(other.method, other.side);
            options.addAll(other.options);
            verifyModes.clear();
            verifyModes.addAll(other.verifyModes);
            trust.addAll(other.trust);
            credentials.addAll(other.credentials);
            cipherSuites.addAll(other.cipherSuites);
            groups.addAll(other.groups);
            alpn.addAll(other.alpn);
            serverNames.putAll(other.serverNames);
            min = other.min;
            max = other.max;
            hostName = other.hostName;
            verifyCallback = other.verifyCallback;
            verifyDepth = other.verifyDepth;
            verifyAt = other.verifyAt;
            cipherList = other.cipherList;
            alpnCallback = other.alpnCallback;
            serverNameCallback = other.serverNameCallback;
            engine = other.engine;
        }

        /** Adds options; none by default, and none is ever taken back. */
        public Builder options(Option... add) {
            options.addAll(List.of(add));
            return this;
        }

        /** The protocol versions, both ends included; by default TLS 1.2 to 1.3, or what the method fixes. */
        public Builder versions(TlsVersion lowest, TlsVersion highest) {
            min = lowest;
            max = highest;
            return this;
        }

        /** Replaces the verification modes: PEER on {@link Context#client()}, otherwise NONE by default. */
        public Builder verify(VerifyMode... modes) {
            verifyModes.clear();
            verifyModes.addAll(List.of(modes));
            return this;
        }

        /** Has the last word on each certificate of the peer; without one the engine decides. */
        public Builder onVerify(VerifyCallback callback) {
            verifyCallback = callback;
            return this;
        }

        /** The most intermediates between the peer's certificate and the anchor, 0 or more. */
        public Builder verifyDepth(int intermediates) {
            verifyDepth = OptionalInt.of(intermediates);
            return this;
        }

        /** Judges certificates as of that moment, so that a test does not depend on today's date. */
        public Builder verifyAt(Instant moment) {
            verifyAt = moment;
            return this;
        }

        /** Checks that the server's certificate is for the host asked for; on for {@link Context#client()}. */
        public Builder verifyHostName() {
            hostName = true;
            return this;
        }

        /** Accepts a certificate for any host, as {@link Context#of} does: whoever has one can be any server. */
        public Builder insecurelySkipHostName() {
            hostName = false;
            return this;
        }

        /** Adds trust; nothing is trusted by default, not even the system's authorities: {@link Trust#system()}. */
        public Builder trust(Trust... add) {
            trust.addAll(List.of(add));
            return this;
        }

        /** Adds what to present, at most one credential of each kind of key; none by default. */
        public Builder credential(Credential... add) {
            credentials.addAll(List.of(add));
            return this;
        }

        /**
         * The cipher suites of TLS 1.2 and below in OpenSSL's language, such as {@code ECDHE+AESGCM:!aNULL}; by default
         * the engine's own. The suites of TLS 1.3 stay as they are: {@link #cipherSuites}.
         *
         * @throws IllegalArgumentException when the text cannot be read or selects nothing
         * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
         */
        public Builder cipherList(String openSslCipherString) {
            cipherList = CipherString.parse(openSslCipherString);
            return this;
        }

        /** Replaces the cipher suites of TLS 1.3, in order; by default the engine's own. */
        public Builder cipherSuites(CipherSuite... suites) {
            cipherSuites.clear();
            cipherSuites.addAll(List.of(suites));
            return this;
        }

        /** Replaces the key exchange groups, in order of preference; by default the engine's own. */
        public Builder groups(NamedGroup... ordered) {
            groups.clear();
            groups.addAll(List.of(ordered));
            return this;
        }

        /**
         * Replaces the ALPN protocols, in order: what a client offers, what a server accepts (the server's order
         * decides, and no overlap is a refusal). By default ALPN is off.
         */
        public Builder alpn(String... protocols) {
            alpn.clear();
            alpn.addAll(Protocol.listOf(protocols));
            return this;
        }

        /** Chooses the ALPN protocol on a server; excludes {@link #alpn} there. */
        public Builder onAlpn(AlpnCallback callback) {
            alpnCallback = callback;
            return this;
        }

        /**
         * Serves that name with another context. A name that is not listed goes to the callback if there is one, else
         * to this context if it has a credential, else it is refused with unrecognized_name.
         */
        public Builder onServerName(String name, Context served) {
            serverNames.put(ServerName.of(name), served);
            return this;
        }

        /** Decides from the client's server name how to go on; a later call replaces the callback. */
        public Builder onServerName(ServerNameCallback callback) {
            serverNameCallback = callback;
            return this;
        }

        /** The engine that runs it; by default the JDK's, never what the machine happens to have. */
        public Builder engine(Engine chosen) {
            engine = chosen;
            return this;
        }

        /**
         * The declaration.
         *
         * @throws IllegalStateException when settings contradict each other, or no engine could ever run them
         */
        public Context build() {
            ContextRules.check(this);
            Set<TlsVersion> on = EnumSet.allOf(TlsVersion.class);
            on.removeIf(v -> min == null || max == null || v.compareTo(min) < 0 || v.compareTo(max) > 0);
            Stream.of(Option.values())
                    .filter(options::contains)
                    .flatMap(o -> o.disables().stream())
                    .forEach(on::remove);
            ContextRules.checkProtocols(this, on);
            return new Context(new Builder(this), java.util.Collections.unmodifiableSet(on));
        }
    }
}
