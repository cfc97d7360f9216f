package dev.tlsloop;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;

/**
 * Collects a declaration; {@link #build()} checks it. Lists and options add up, single values replace.
 *
 * <p>Each mistake is one sentence that names what was given, what is allowed and the remedy. Null is such a mistake, at the
 * call itself, everywhere.
 */
public final class ContextBuilder {
    private final ContextSettings s;

    ContextBuilder(ContextSettings from) {
        s = from;
    }

    /** Adds options; none by default, and none is ever taken back. */
    public ContextBuilder options(Option... add) {
        s.options.addAll(Preconditions.each("option of options(...)", add));
        return this;
    }

    /** The options so far. */
    public Set<Option> options() {
        return Set.copyOf(s.options);
    }

    /** Adds modes; the first three of {@link Mode} are on from the start, and none is ever taken back. */
    public ContextBuilder modes(Mode... add) {
        s.modes.addAll(Preconditions.each("mode of modes(...)", add));
        return this;
    }

    /** The modes so far. */
    public Set<Mode> modes() {
        return Set.copyOf(s.modes);
    }

    /** The protocol versions, both ends included; by default TLS 1.2 to 1.3, or what the method fixes. */
    public ContextBuilder versions(TlsVersion lowest, TlsVersion highest) {
        s.min = Preconditions.one(lowest, "lowest of versions(lowest, highest)");
        s.max = Preconditions.one(highest, "highest of versions(lowest, highest)");
        return this;
    }

    /** Replaces the verification modes: PEER on {@link Context#client()}, otherwise NONE by default. */
    public ContextBuilder verify(VerifyMode... modes) {
        List<VerifyMode> given = Preconditions.each("mode of verify(...)", modes);
        s.verifyModes.clear();
        s.verifyModes.addAll(given);
        return this;
    }

    /** Has the last word on each certificate of the peer; without one the engine decides. */
    public ContextBuilder onVerify(VerifyCallback callback) {
        s.verifyCallback = Preconditions.one(callback, "callback of onVerify(...)");
        return this;
    }

    /** The most intermediates between the peer's certificate and the anchor, 0 or more. */
    public ContextBuilder verifyDepth(int intermediates) {
        s.verifyDepth = OptionalInt.of(intermediates);
        return this;
    }

    /** Judges certificates as of that moment, so that a test does not depend on today's date. */
    public ContextBuilder verifyAt(Instant moment) {
        s.verifyAt = Preconditions.one(moment, "moment of verifyAt(...)");
        return this;
    }

    /** Replaces how it is checked whether a certificate of the peer was revoked: NONE by default. */
    public ContextBuilder revocation(Revocation... checks) {
        List<Revocation> given = Preconditions.each("check of revocation(...)", checks);
        s.revocation.clear();
        s.revocation.addAll(given);
        return this;
    }

    /** Adds lists for {@link #revocation} to look into, each signed by the authority that it speaks for; none by default. */
    public ContextBuilder crls(X509CRL... lists) {
        return crls(Preconditions.each("list of crls(...)", lists));
    }

    /** The same for lists that come together, from a file or from {@code chain.crls()}. */
    public ContextBuilder crls(Collection<? extends X509CRL> lists) {
        s.crls.addAll(Preconditions.each("list of crls(...)", lists));
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
        s.trust.addAll(Preconditions.each("trust of trust(...)", add));
        return this;
    }

    /**
     * Replaces the authorities that a server names when it asks for a certificate: {@code set_client_ca_list}. By
     * default {@link Context#server()} names those that it trusts, and {@link Context#of} none.
     *
     * @param names in order; none names no authority, and a client then presents what it has
     */
    public ContextBuilder clientCas(List<X500Principal> names) {
        s.clientCas = Optional.of(Preconditions.each("name of clientCas(...)", names));
        return this;
    }

    /** The same with the subjects of certificates: {@code load_client_ca}, for a file {@code Pem.trust(file)}. */
    public ContextBuilder clientCas(Trust authorities) {
        return clientCas(Preconditions.one(authorities, "authorities of clientCas(...)").anchors().stream()
                .map(X509Certificate::getSubjectX500Principal)
                .distinct()
                .toList());
    }

    /** Adds one authority to those that {@link #clientCas} named, which are otherwise none: {@code add_client_ca}. */
    public ContextBuilder addClientCa(X509Certificate authority) {
        List<X500Principal> names = new ArrayList<>(s.clientCas.orElse(List.of()));
        names.add(Preconditions.one(authority, "authority of addClientCa(...)").getSubjectX500Principal());
        return clientCas(names);
    }

    /** Adds what to present, at most one credential of each kind of key; none by default. */
    public ContextBuilder credential(Credential... add) {
        s.credentials.addAll(Preconditions.each("credential of credential(...)", add));
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
        s.cipherList = CipherString.parse(Preconditions.one(openSslCipherString, "text of cipherList(...)"));
        return this;
    }

    /** Replaces the cipher suites of TLS 1.3, in order; by default the engine's own. */
    public ContextBuilder cipherSuites(CipherSuite... suites) {
        List<CipherSuite> given = Preconditions.each("suite of cipherSuites(...)", suites);
        s.cipherSuites.clear();
        s.cipherSuites.addAll(given);
        return this;
    }

    /** Replaces the key exchange groups, in order of preference; by default the engine's own. */
    public ContextBuilder groups(NamedGroup... ordered) {
        List<NamedGroup> given = Preconditions.each("group of groups(...)", ordered);
        s.groups.clear();
        s.groups.addAll(given);
        return this;
    }

    /** The only curve of ephemeral key exchange, {@code set_tmp_ecdh}: short for {@link #groups} with that one. */
    public ContextBuilder temporaryEcdh(NamedGroup curve) {
        return groups(Preconditions.one(curve, "curve of temporaryEcdh(...)"));
    }

    /**
     * The parameters of a server's ephemeral Diffie-Hellman in TLS 1.2 and below: {@code load_tmp_dh}; from a file by
     * {@code Pem.dhParameters(file)}. By default the engine's own: OpenSSL has none, and offers no DHE suite then.
     */
    public ContextBuilder temporaryDh(DHParameterSpec parameters) {
        s.temporaryDh = Preconditions.one(parameters, "parameters of temporaryDh(...)");
        return this;
    }

    /**
     * Replaces the ALPN protocols, in order: what a client offers, what a server accepts (the server's order
     * decides, and no overlap is a refusal). By default ALPN is off.
     *
     * @throws IllegalArgumentException for no protocol at all, and for one that is not 1 to 255 bytes
     */
    public ContextBuilder alpn(String... protocols) {
        if (Preconditions.each("protocol of alpn(...)", protocols).isEmpty()) {
            throw new IllegalArgumentException(
                    "alpn() is given no protocol; give at least one, or leave it out to go without ALPN");
        }
        s.alpn.clear();
        s.alpn.addAll(AlpnProtocol.listOf(protocols));
        return this;
    }

    /** Chooses the ALPN protocol on a server; excludes {@link #alpn} there. */
    public ContextBuilder onAlpn(AlpnCallback callback) {
        s.alpnCallback = Preconditions.one(callback, "callback of onAlpn(...)");
        return this;
    }

    /**
     * Serves that name with another context. A name that is not listed goes to the callback if there is one, else
     * to this context if it has a credential, else it is refused with unrecognized_name.
     */
    public ContextBuilder onServerName(String name, Context served) {
        s.serverNames.put(ServerName.of(name), Preconditions.one(served, "context of onServerName(name, context)"));
        return this;
    }

    /** Decides from the client's server name how to go on; a later call replaces the callback. */
    public ContextBuilder onServerName(ServerNameCallback callback) {
        s.serverNameCallback = Preconditions.one(callback, "callback of onServerName(...)");
        return this;
    }

    /**
     * The same in its older form, which is told the name with each A-label decoded; it takes the place of the other.
     */
    public ContextBuilder onServerNameDecoded(UnicodeServerNameCallback callback) {
        return onServerName(Preconditions.one(callback, "callback of onServerNameDecoded(...)")
                .decoding());
    }

    /** Is told how handshakes go, step by step. */
    public ContextBuilder onInfo(InfoCallback callback) {
        s.infoCallback = Preconditions.one(callback, "callback of onInfo(...)");
        return this;
    }

    /** Is told the secrets of each connection. */
    public ContextBuilder onKeyLog(KeyLogCallback callback) {
        s.keyLogCallback = Preconditions.one(callback, "callback of onKeyLog(...)");
        return this;
    }

    /** Judges, on a client, the OCSP response of a connection that asks for one: {@code ConnectionSettings.withOcspRequest()}. */
    public ContextBuilder onOcspResponse(OcspResponseCallback callback) {
        s.ocspResponseCallback = Preconditions.one(callback, "callback of onOcspResponse(...)");
        return this;
    }

    /** Staples, on a server, what the callback answers to a client that asks; by default nothing. */
    public ContextBuilder onOcspStaple(OcspStapleCallback callback) {
        s.ocspStapleCallback = Preconditions.one(callback, "callback of onOcspStaple(...)");
        return this;
    }

    /** Staples, on a server, always the same: an OCSPResponse in DER, or anything else that a test wants to send. */
    public ContextBuilder ocspStaple(byte[] response) {
        byte[] copy = Preconditions.one(response, "response of ocspStaple(...)").clone();
        return onOcspStaple(connection -> Optional.of(copy.clone()));
    }

    /** Advertises protocols on a server by NPN, which TLS 1.2 and below have; by default NPN is off. */
    public ContextBuilder onNextProtocolAdvertise(NextProtocolAdvertiseCallback callback) {
        s.nextProtocolAdvertiseCallback = Preconditions.one(callback, "callback of onNextProtocolAdvertise(...)");
        return this;
    }

    /** Selects a protocol on a client by NPN, which TLS 1.2 and below have; by default NPN is off. */
    public ContextBuilder onNextProtocolSelect(NextProtocolSelectCallback callback) {
        s.nextProtocolSelectCallback = Preconditions.one(callback, "callback of onNextProtocolSelect(...)");
        return this;
    }

    /** Replaces the SRTP profiles, in order: a declaration for DTLS, see {@link SrtpProfile} for what TLS makes of it. */
    public ContextBuilder srtp(SrtpProfile... profiles) {
        List<SrtpProfile> given = Preconditions.each("profile of srtp(...)", profiles);
        s.srtp.clear();
        s.srtp.addAll(given);
        return this;
    }

    /** Replaces which sessions an endpoint keeps: those of servers by default. */
    public ContextBuilder sessionCacheMode(SessionCacheMode... modes) {
        List<SessionCacheMode> given = Preconditions.each("mode of sessionCacheMode(...)", modes);
        s.sessionCacheMode.clear();
        s.sessionCacheMode.addAll(given);
        return this;
    }

    /** Which sessions an endpoint keeps, so far. */
    public Set<SessionCacheMode> sessionCacheMode() {
        return Set.copyOf(s.sessionCacheMode);
    }

    /** How long a session may be resumed, in whole seconds from 1 to {@link Integer#MAX_VALUE}; 300 by default. */
    public ContextBuilder sessionTimeout(Duration timeout) {
        s.sessionTimeout = Preconditions.one(timeout, "timeout of sessionTimeout(...)");
        return this;
    }

    /** How long a session may be resumed, so far. */
    public Duration sessionTimeout() {
        return s.sessionTimeout;
    }

    /**
     * Binds the sessions of a server to those bytes ({@code set_session_id}): a server with others does not resume
     * them. A server that verifies its clients and has none cannot resume on OpenSSL.
     *
     * @param id 0 to 32 bytes; by default {@code tlsloop} in ASCII, and none on {@link Context#of}
     */
    public ContextBuilder sessionIdContext(byte[] id) {
        s.sessionIdContext =
                Preconditions.one(id, "id of sessionIdContext(...)").clone();
        return this;
    }

    /** An object of the user's own, to be found again by {@link Context#appData()}; by default none. */
    public ContextBuilder appData(Object data) {
        s.appData = Preconditions.one(data, "data of appData(...)");
        return this;
    }

    /** The engine that runs it; by default the JDK's, never what the machine happens to have. */
    public ContextBuilder engine(Engine chosen) {
        s.engine = Preconditions.one(chosen, "engine of engine(...)");
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
