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
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;

/**
 * A builder of a {@link Context}; {@link #build()} checks the settings.
 *
 * <p>A method whose description begins with "Adds" keeps earlier values. A method whose description begins with "Sets"
 * replaces them. Each error message says what was given, what is allowed and what to do. No method takes null.
 */
public final class ContextBuilder {
    private final ContextSettings s;

    ContextBuilder(ContextSettings from) {
        s = from;
    }

    /** Adds options; none by default. An option cannot be removed. */
    public ContextBuilder options(Option... add) {
        s.options.addAll(Preconditions.each("option of options(...)", add));
        return this;
    }

    /** Adds modes to the first three of {@link Mode}, which are always on. A mode cannot be removed. */
    public ContextBuilder modes(Mode... add) {
        s.modes.addAll(Preconditions.each("mode of modes(...)", add));
        return this;
    }

    /** Sets the protocol versions, from the lowest to the highest; by default TLS 1.2 to 1.3, or those of the method. */
    public ContextBuilder versions(TlsVersion lowest, TlsVersion highest) {
        s.min = Preconditions.one(lowest, "lowest of versions(lowest, highest)");
        s.max = Preconditions.one(highest, "highest of versions(lowest, highest)");
        return this;
    }

    /** Sets the verification modes; by default PEER on {@link Context#client()}, otherwise NONE. */
    public ContextBuilder verify(VerifyMode... modes) {
        List<VerifyMode> given = Preconditions.each("mode of verify(...)", modes);
        s.verifyModes.clear();
        s.verifyModes.addAll(given);
        return this;
    }

    /** Sets the callback that decides on each certificate of the peer; by default the engine decides. */
    public ContextBuilder onVerify(VerifyCallback callback) {
        s.verifyCallback = Preconditions.one(callback, "callback of onVerify(...)");
        return this;
    }

    /** Sets the most intermediates between the peer's certificate and the anchor, 0 or more; by default the engine's limit. */
    public ContextBuilder verifyDepth(int intermediates) {
        s.verifyDepth = OptionalInt.of(intermediates);
        return this;
    }

    /** Sets the moment for which certificates are verified, so that a test does not depend on the date; by default now. */
    public ContextBuilder verifyAt(Instant moment) {
        s.verifyAt = Preconditions.one(moment, "moment of verifyAt(...)");
        return this;
    }

    /** Sets the revocation checks of the peer's certificates; NONE by default. */
    public ContextBuilder revocation(Revocation... checks) {
        List<Revocation> given = Preconditions.each("check of revocation(...)", checks);
        s.revocation.clear();
        s.revocation.addAll(given);
        return this;
    }

    /** Adds revocation lists for {@link #revocation}, each signed by the authority that issued it; none by default. */
    public ContextBuilder crls(X509CRL... lists) {
        return crls(Preconditions.each("list of crls(...)", lists));
    }

    /** Adds revocation lists from a file or from {@code chain.crls()}; none by default. */
    public ContextBuilder crls(Collection<? extends X509CRL> lists) {
        s.crls.addAll(Preconditions.each("list of crls(...)", lists));
        return this;
    }

    /** Verifies that the server's certificate is valid for the host name; on for {@link Context#client()}. */
    public ContextBuilder verifyHostName() {
        s.hostName = true;
        return this;
    }

    /** Accepts a certificate for any host, as {@link Context#of} does: its holder can impersonate every server. */
    public ContextBuilder insecurelySkipHostName() {
        s.hostName = false;
        return this;
    }

    /** Adds trust anchors; none by default. {@link Trust#system()} has the platform's. */
    public ContextBuilder trust(Trust... add) {
        s.trust.addAll(Preconditions.each("trust of trust(...)", add));
        return this;
    }

    /**
     * Sets the authorities that a server names in its certificate request: {@code set_client_ca_list}. By default
     * {@link Context#server()} names its trust anchors, and {@link Context#of} none.
     *
     * @param names in order; an empty list names no authority, and a client then presents any certificate
     */
    public ContextBuilder clientCas(List<X500Principal> names) {
        s.clientCas = Optional.of(Preconditions.each("name of clientCas(...)", names));
        return this;
    }

    /** Sets the authorities to the subjects of these certificates: {@code load_client_ca}; from a file by {@code Pem.trust(file)}. */
    public ContextBuilder clientCas(Trust authorities) {
        return clientCas(Preconditions.one(authorities, "authorities of clientCas(...)").anchors().stream()
                .map(X509Certificate::getSubjectX500Principal)
                .distinct()
                .toList());
    }

    /** Adds one authority to those of {@link #clientCas}, or to an empty list: {@code add_client_ca}. */
    public ContextBuilder addClientCa(X509Certificate authority) {
        List<X500Principal> names = new ArrayList<>(s.clientCas.orElse(List.of()));
        names.add(Preconditions.one(authority, "authority of addClientCa(...)").getSubjectX500Principal());
        return clientCas(names);
    }

    /** Adds credentials to present, at most one for each kind of key; none by default. */
    public ContextBuilder credential(Credential... add) {
        s.credentials.addAll(Preconditions.each("credential of credential(...)", add));
        return this;
    }

    /**
     * Sets the cipher suites of TLS 1.2 and below by an OpenSSL cipher string, such as {@code ECDHE+AESGCM:!aNULL}; by
     * default the engine's. {@link #cipherSuites} sets those of TLS 1.3.
     *
     * @throws IllegalArgumentException for a cipher string that cannot be parsed or selects nothing
     * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
     */
    public ContextBuilder cipherList(String openSslCipherString) {
        s.cipherList = CipherString.parse(Preconditions.one(openSslCipherString, "text of cipherList(...)"));
        return this;
    }

    /** Sets the cipher suites of TLS 1.3, in order of preference; by default the engine's. */
    public ContextBuilder cipherSuites(CipherSuite... suites) {
        List<CipherSuite> given = Preconditions.each("suite of cipherSuites(...)", suites);
        s.cipherSuites.clear();
        s.cipherSuites.addAll(given);
        return this;
    }

    /** Sets the key exchange groups, in order of preference; by default the engine's. */
    public ContextBuilder groups(NamedGroup... ordered) {
        List<NamedGroup> given = Preconditions.each("group of groups(...)", ordered);
        s.groups.clear();
        s.groups.addAll(given);
        return this;
    }

    /** Sets a single curve for ephemeral key exchange, {@code set_tmp_ecdh}: short for {@link #groups} with that curve. */
    public ContextBuilder temporaryEcdh(NamedGroup curve) {
        return groups(Preconditions.one(curve, "curve of temporaryEcdh(...)"));
    }

    /**
     * Sets a server's parameters of ephemeral Diffie-Hellman in TLS 1.2 and below: {@code load_tmp_dh}; from a file by
     * {@code Pem.dhParameters(file)}. By default the engine's: OpenSSL has none, and then negotiates no DHE suite.
     */
    public ContextBuilder temporaryDh(DHParameterSpec parameters) {
        s.temporaryDh = Preconditions.one(parameters, "parameters of temporaryDh(...)");
        return this;
    }

    /**
     * Sets the ALPN protocols that a client offers or a server accepts, in order. The server's order decides, and the
     * server refuses a client without a common protocol. By default ALPN is off.
     *
     * @throws IllegalArgumentException for an empty list, and for a protocol that is not 1 to 255 bytes
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

    /** Sets a server's callback that chooses the ALPN protocol; a server has this or {@link #alpn}, not both. */
    public ContextBuilder onAlpn(AlpnCallback callback) {
        s.alpnCallback = Preconditions.one(callback, "callback of onAlpn(...)");
        return this;
    }

    /**
     * Adds a server name that another context serves. A name that is not listed goes to the callback if there is one,
     * else to this context if it has a credential. Otherwise the server refuses it with unrecognized_name.
     */
    public ContextBuilder onServerName(String name, Context served) {
        s.serverNames.put(ServerName.of(name), Preconditions.one(served, "context of onServerName(name, context)"));
        return this;
    }

    /** Sets a server's callback that decides by the client's server name; by default there is none. */
    public ContextBuilder onServerName(ServerNameCallback callback) {
        s.serverNameCallback = Preconditions.one(callback, "callback of onServerName(...)");
        return this;
    }

    /**
     * Sets the server name callback in Python's older form, which receives U-labels; it replaces the other form.
     */
    public ContextBuilder onUnicodeServerName(UnicodeServerNameCallback callback) {
        return onServerName(Preconditions.one(callback, "callback of onUnicodeServerName(...)")
                .decoding());
    }

    /** Sets the callback that receives each step of a handshake; by default there is none. */
    public ContextBuilder onInfo(InfoCallback callback) {
        s.infoCallback = Preconditions.one(callback, "callback of onInfo(...)");
        return this;
    }

    /** Sets the callback that receives the secrets of each connection; by default there is none. */
    public ContextBuilder onKeyLog(KeyLogCallback callback) {
        s.keyLogCallback = Preconditions.one(callback, "callback of onKeyLog(...)");
        return this;
    }

    /** Sets a client's callback that decides on the OCSP response to a {@code ConnectionSettings.withOcspRequest()}. */
    public ContextBuilder onOcspResponse(OcspResponseCallback callback) {
        s.ocspResponseCallback = Preconditions.one(callback, "callback of onOcspResponse(...)");
        return this;
    }

    /** Sets a server's callback that staples an OCSP response for a client that requests one; by default there is none. */
    public ContextBuilder onOcspStaple(OcspStapleCallback callback) {
        s.ocspStapleCallback = Preconditions.one(callback, "callback of onOcspStaple(...)");
        return this;
    }

    /**
     * Sets one OCSP response that a server always staples: an OCSPResponse in DER, or any bytes that a test needs. The engine
     * jsse refuses it; docs/revocation.md says how a JDK server staples.
     */
    public ContextBuilder ocspStaple(byte[] response) {
        byte[] copy = Preconditions.one(response, "response of ocspStaple(...)").clone();
        return onOcspStaple(new ContextSettings.DeclaredStaple(copy));
    }

    /** Sets a server's callback that advertises protocols by NPN, in TLS 1.2 and below; by default NPN is off. */
    public ContextBuilder onNextProtocolAdvertise(NextProtocolAdvertiseCallback callback) {
        s.nextProtocolAdvertiseCallback = Preconditions.one(callback, "callback of onNextProtocolAdvertise(...)");
        return this;
    }

    /** Sets a client's callback that selects a protocol by NPN, in TLS 1.2 and below; by default NPN is off. */
    public ContextBuilder onNextProtocolSelect(NextProtocolSelectCallback callback) {
        s.nextProtocolSelectCallback = Preconditions.one(callback, "callback of onNextProtocolSelect(...)");
        return this;
    }

    /** Sets the SRTP profiles, in order; they matter to DTLS, and {@link SrtpProfile} says what TLS does with them. */
    public ContextBuilder srtp(SrtpProfile... profiles) {
        List<SrtpProfile> given = Preconditions.each("profile of srtp(...)", profiles);
        s.srtp.clear();
        s.srtp.addAll(given);
        return this;
    }

    /** Sets which sessions an endpoint caches; by default those of servers. */
    public ContextBuilder sessionCacheMode(SessionCacheMode... modes) {
        List<SessionCacheMode> given = Preconditions.each("mode of sessionCacheMode(...)", modes);
        s.sessionCacheMode.clear();
        s.sessionCacheMode.addAll(given);
        return this;
    }

    /** Sets the lifetime of sessions, in whole seconds from 1 to {@link Integer#MAX_VALUE}; 300 by default. */
    public ContextBuilder sessionTimeout(Duration timeout) {
        s.sessionTimeout = Preconditions.one(timeout, "timeout of sessionTimeout(...)");
        return this;
    }

    /**
     * Sets the bytes that a server's sessions are bound to ({@code set_session_id}): a server with other bytes does not
     * resume them. On OpenSSL a server that verifies its clients and has no such bytes does not resume at all.
     *
     * @param id 0 to 32 bytes; by default {@code tlsloop} in ASCII, and none on {@link Context#of}
     */
    public ContextBuilder sessionIdContext(byte[] id) {
        s.sessionIdContext =
                Preconditions.one(id, "id of sessionIdContext(...)").clone();
        return this;
    }

    /** Sets an object for {@link Context#appData()}; by default there is none. */
    public ContextBuilder appData(Object data) {
        s.appData = Preconditions.one(data, "data of appData(...)");
        return this;
    }

    /** Sets the engine; by default the JDK's, never another one that is installed. */
    public ContextBuilder engine(Engine chosen) {
        s.engine = Preconditions.one(chosen, "engine of engine(...)");
        return this;
    }

    /**
     * Builds the context from the settings so far; the builder stays usable.
     *
     * @throws IllegalStateException when settings contradict each other, or no engine can run them
     */
    public Context build() {
        ContextSettings settled = new ContextSettings(s);
        ContextRules.check(settled);
        return new Context(settled, ContextRules.protocols(settled));
    }
}
