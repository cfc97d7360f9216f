package dev.tlsloop;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Collects a declaration; {@link #build()} checks it. Lists and options add up, single values replace.
 *
 * <p>Each mistake is one sentence that names what was given, what is allowed and the remedy.
 */
public final class ContextBuilder {
    private final ContextSettings s;

    ContextBuilder(ContextSettings from) {
        s = from;
    }

    /** Adds options; none by default, and none is ever taken back. */
    public ContextBuilder options(Option... add) {
        s.options.addAll(List.of(add));
        return this;
    }

    /** The protocol versions, both ends included; by default TLS 1.2 to 1.3, or what the method fixes. */
    public ContextBuilder versions(TlsVersion lowest, TlsVersion highest) {
        s.min = lowest;
        s.max = highest;
        return this;
    }

    /** Replaces the verification modes: PEER on {@link Context#client()}, otherwise NONE by default. */
    public ContextBuilder verify(VerifyMode... modes) {
        s.verifyModes.clear();
        s.verifyModes.addAll(List.of(modes));
        return this;
    }

    /** Has the last word on each certificate of the peer; without one the engine decides. */
    public ContextBuilder onVerify(VerifyCallback callback) {
        s.verifyCallback = callback;
        return this;
    }

    /** The most intermediates between the peer's certificate and the anchor, 0 or more. */
    public ContextBuilder verifyDepth(int intermediates) {
        s.verifyDepth = OptionalInt.of(intermediates);
        return this;
    }

    /** Judges certificates as of that moment, so that a test does not depend on today's date. */
    public ContextBuilder verifyAt(Instant moment) {
        s.verifyAt = moment;
        return this;
    }

    /** Checks that the server's certificate is for the host asked for; on for {@link Context#client()}. */
    public ContextBuilder verifyHostName() {
        s.hostName = true;
        return this;
    }

    /** Accepts a certificate for any host, as {@link Context#of} does: whoever has one can be any server. */
    public ContextBuilder insecurelySkipHostName() {
        s.hostName = false;
        return this;
    }

    /** Adds trust; nothing is trusted by default, not even the system's authorities: {@link Trust#system()}. */
    public ContextBuilder trust(Trust... add) {
        s.trust.addAll(List.of(add));
        return this;
    }

    /** Adds what to present, at most one credential of each kind of key; none by default. */
    public ContextBuilder credential(Credential... add) {
        s.credentials.addAll(List.of(add));
        return this;
    }

    /**
     * The cipher suites of TLS 1.2 and below in OpenSSL's language, such as {@code ECDHE+AESGCM:!aNULL}; by default
     * the engine's own. The suites of TLS 1.3 stay as they are: {@link #cipherSuites}.
     *
     * @throws IllegalArgumentException when the text cannot be read or selects nothing
     * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
     */
    public ContextBuilder cipherList(String openSslCipherString) {
        s.cipherList = CipherString.parse(openSslCipherString);
        return this;
    }

    /** Replaces the cipher suites of TLS 1.3, in order; by default the engine's own. */
    public ContextBuilder cipherSuites(CipherSuite... suites) {
        s.cipherSuites.clear();
        s.cipherSuites.addAll(List.of(suites));
        return this;
    }

    /** Replaces the key exchange groups, in order of preference; by default the engine's own. */
    public ContextBuilder groups(NamedGroup... ordered) {
        s.groups.clear();
        s.groups.addAll(List.of(ordered));
        return this;
    }

    /**
     * Replaces the ALPN protocols, in order: what a client offers, what a server accepts (the server's order
     * decides, and no overlap is a refusal). By default ALPN is off.
     */
    public ContextBuilder alpn(String... protocols) {
        s.alpn.clear();
        s.alpn.addAll(Protocol.listOf(protocols));
        return this;
    }

    /** Chooses the ALPN protocol on a server; excludes {@link #alpn} there. */
    public ContextBuilder onAlpn(AlpnCallback callback) {
        s.alpnCallback = callback;
        return this;
    }

    /**
     * Serves that name with another context. A name that is not listed goes to the callback if there is one, else
     * to this context if it has a credential, else it is refused with unrecognized_name.
     */
    public ContextBuilder onServerName(String name, Context served) {
        s.serverNames.put(ServerName.of(name), served);
        return this;
    }

    /** Decides from the client's server name how to go on; a later call replaces the callback. */
    public ContextBuilder onServerName(ServerNameCallback callback) {
        s.serverNameCallback = callback;
        return this;
    }

    /** The engine that runs it; by default the JDK's, never what the machine happens to have. */
    public ContextBuilder engine(Engine chosen) {
        s.engine = chosen;
        return this;
    }

    /**
     * The declaration.
     *
     * @throws IllegalStateException when settings contradict each other, or no engine could ever run them
     */
    public Context build() {
        ContextSettings settled = new ContextSettings(s);
        ContextRules.check(settled);
        return new Context(settled, ContextRules.protocols(settled));
    }
}
