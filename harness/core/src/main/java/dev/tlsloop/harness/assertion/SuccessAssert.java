package dev.tlsloop.harness.assertion;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.transcript.HandshakeKind;

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

    /** The sides negotiated that cipher suite. */
    public SuccessAssert withCipher(CipherSuite cipher) {
        return and(Expectations.cipher(cipher));
    }

    /** The sides negotiated that key exchange group. */
    public SuccessAssert withGroup(NamedGroup group) {
        return and(Expectations.group(group));
    }

    /** The sides negotiated that ALPN protocol, such as {@code h2}. */
    public SuccessAssert withAlpn(String protocol) {
        return and(Expectations.alpn(protocol));
    }

    /** The sides negotiated no ALPN protocol. */
    public SuccessAssert withoutAlpn() {
        return and(Expectations.noAlpn());
    }

    /** The client presented a certificate. */
    public SuccessAssert withClientCertificate() {
        return and(Expectations.clientCertificate());
    }

    /** The given party served: the context of the server name, or the server itself. */
    public SuccessAssert servedBy(Party party) {
        return and(Expectations.servedBy(party));
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

    /** The side signed with that scheme, such as {@code ed25519}. In TLS 1.3 it takes a handshake with secrets. */
    public SuccessAssert withSignatureScheme(Side signer, String scheme) {
        return and(MessageExpectations.signatureScheme(signer, scheme));
    }

    private SuccessAssert and(Expectation expectation) {
        outcome.meets(expectation);
        return this;
    }
}
