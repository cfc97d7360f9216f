package dev.tlsloop.harness.assertion;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome.Success;
import dev.tlsloop.harness.transcript.HandshakeKind;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;

/**
 * An assertion about a successful handshake.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().withVersion(TLS_1_3).servedBy(green);
 * }</pre>
 *
 * <p>Every method throws {@link OutcomeAssertionError} if it does not hold.
 */
public final class SuccessAssert {
    private final OutcomeAssert outcome;

    SuccessAssert(OutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** The sides negotiated that version. */
    public SuccessAssert withVersion(TlsVersion version) {
        return and(Expectations.version(version));
    }

    /** The sides negotiated another version. */
    public SuccessAssert withoutVersion(TlsVersion version) {
        return not(Expectations.version(version));
    }

    /** The sides negotiated that cipher suite. */
    public SuccessAssert withCipher(CipherSuite cipher) {
        return and(Expectations.cipher(cipher));
    }

    /** The sides negotiated another cipher suite. */
    public SuccessAssert withoutCipher(CipherSuite cipher) {
        return not(Expectations.cipher(cipher));
    }

    /** The sides negotiated that key exchange group. */
    public SuccessAssert withGroup(NamedGroup group) {
        return and(Expectations.group(group));
    }

    /** The sides negotiated another key exchange group, or none that is known. */
    public SuccessAssert withoutGroup(NamedGroup group) {
        return not(Expectations.group(group));
    }

    /** The sides negotiated that ALPN protocol, such as {@code h2}. */
    public SuccessAssert withAlpn(String protocol) {
        return and(Expectations.alpn(protocol));
    }

    /** The sides negotiated no ALPN protocol. */
    public SuccessAssert withoutAlpn() {
        return and(Expectations.noAlpn());
    }

    /** The sides negotiated another ALPN protocol, or none. */
    public SuccessAssert withoutAlpn(String protocol) {
        return not(Expectations.alpn(protocol));
    }

    /** The client presented a certificate. */
    public SuccessAssert withClientCertificate() {
        return and(Expectations.clientCertificate());
    }

    /** The client presented that certificate as its leaf. */
    public SuccessAssert withClientCertificate(X509Certificate leaf) {
        return and(MessageExpectations.presented(Side.CLIENT, leaf));
    }

    /** The client presented another certificate as its leaf, or none. */
    public SuccessAssert withoutClientCertificate(X509Certificate leaf) {
        return and(MessageExpectations.didNotPresent(Side.CLIENT, leaf));
    }

    /** The client presented no certificate. */
    public SuccessAssert withoutClientCertificate() {
        return not(Expectations.clientCertificate());
    }

    /** The server presented that certificate as its leaf. */
    public SuccessAssert withServerCertificate(X509Certificate leaf) {
        return and(MessageExpectations.presented(Side.SERVER, leaf));
    }

    /** The server presented another certificate as its leaf. */
    public SuccessAssert withoutServerCertificate(X509Certificate leaf) {
        return and(MessageExpectations.didNotPresent(Side.SERVER, leaf));
    }

    /**
     * The engine of that side reports this certificate as the leaf of its peer. It is what an application reads from its
     * connection; {@link #withServerCertificate} is what crossed the wire.
     */
    public SuccessAssert withPeerCertificate(Side verifier, X509Certificate leaf) {
        return and(Expectations.peerCertificate(verifier, leaf));
    }

    /** The engine of that side reports another certificate of its peer, or none. */
    public SuccessAssert withoutPeerCertificate(Side verifier, X509Certificate leaf) {
        return not(Expectations.peerCertificate(verifier, leaf));
    }

    /** The given party served: the context of the server name, or the server itself. */
    public SuccessAssert servedBy(Party party) {
        return and(Expectations.servedBy(party));
    }

    /** The given party did not serve. */
    public SuccessAssert notServedBy(Party party) {
        return not(Expectations.servedBy(party));
    }

    /**
     * The given TLS object served: the SSLContext of {@code Jsse.endpoint(sslContext)}, or the SslContext of {@code
     * Netty.endpoint(sslContext)}.
     */
    public SuccessAssert servedBy(Object tlsObject) {
        return and(Expectations.servedBy(tlsObject));
    }

    /** The given TLS object did not serve. */
    public SuccessAssert notServedBy(Object tlsObject) {
        return not(Expectations.servedBy(tlsObject));
    }

    /** The handshake resumed a session. */
    public SuccessAssert resumed() {
        return and(Expectations.resumption());
    }

    /** The handshake was a full one. */
    public SuccessAssert notResumed() {
        return and(Expectations.fullHandshake());
    }

    /** The handshake made its keys that way; see also {@link #resumed()} for any resumption. */
    public SuccessAssert withHandshake(HandshakeKind kind) {
        return and(MessageExpectations.handshake(kind));
    }

    /** The handshake made its keys in another way. */
    public SuccessAssert withoutHandshake(HandshakeKind kind) {
        return not(MessageExpectations.handshake(kind));
    }

    /** The server asked for another key share with a HelloRetryRequest. */
    public SuccessAssert withRetry() {
        return and(MessageExpectations.retry());
    }

    /** The server sent no HelloRetryRequest. */
    public SuccessAssert withoutRetry() {
        return and(MessageExpectations.noRetry());
    }

    /** The side sent key shares of these groups in this order, of both hellos after a retry. */
    public SuccessAssert withKeyShares(Side sender, NamedGroup... groups) {
        return and(MessageExpectations.keyShares(sender, groups));
    }

    /** The side sent other key shares, or these in another order. */
    public SuccessAssert withoutKeyShares(Side sender, NamedGroup... groups) {
        return not(MessageExpectations.keyShares(sender, groups));
    }

    /** The side signed with that scheme, such as {@code ed25519}. In TLS 1.3 it takes a handshake with secrets. */
    public SuccessAssert withSignatureScheme(Side signer, String scheme) {
        return and(MessageExpectations.signatureScheme(signer, scheme));
    }

    /** The side signed with another scheme, or not at all. In TLS 1.3 it takes a handshake with secrets. */
    public SuccessAssert withoutSignatureScheme(Side signer, String scheme) {
        return and(MessageExpectations.otherSignatureScheme(signer, scheme));
    }

    /** These assertions hold, whatever library they are of; see {@link OutcomeAssert#satisfies}. */
    public SuccessAssert satisfies(Consumer<? super Success> assertions) {
        return and(Expectations.satisfyingSuccess(assertions));
    }

    private SuccessAssert and(Expectation expectation) {
        outcome.meets(expectation);
        return this;
    }

    private SuccessAssert not(Expectation expectation) {
        outcome.doesNotMeet(expectation);
        return this;
    }
}
