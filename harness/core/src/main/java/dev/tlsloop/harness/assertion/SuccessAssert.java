package dev.tlsloop.harness.assertion;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Party;
import dev.tlsloop.TlsVersion;

/**
 * What a successful handshake agreed on.
 *
 * <pre>{@code
 * assertThat(outcome).succeeded().withVersion(TLS_1_3).servedBy(green);
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} where the outcome is otherwise.
 */
public final class SuccessAssert {
    private final OutcomeAssert outcome;

    SuccessAssert(OutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** With that version. */
    public SuccessAssert withVersion(TlsVersion version) {
        return and(Expectations.version(version));
    }

    /** With that cipher suite. */
    public SuccessAssert withCipher(CipherSuite cipher) {
        return and(Expectations.cipher(cipher));
    }

    /** With that key exchange group. */
    public SuccessAssert withGroup(NamedGroup group) {
        return and(Expectations.group(group));
    }

    /** With that ALPN protocol, such as {@code h2}. */
    public SuccessAssert withAlpn(String protocol) {
        return and(Expectations.alpn(protocol));
    }

    /** Without an ALPN protocol. */
    public SuccessAssert withoutAlpn() {
        return and(Expectations.noAlpn());
    }

    /** The client presented a certificate, rather than quietly none. */
    public SuccessAssert withClientCertificate() {
        return and(Expectations.clientCertificate());
    }

    /** Served by that context, chosen by server name, or by that server itself. */
    public SuccessAssert servedBy(Party party) {
        return and(Expectations.servedBy(party));
    }

    /** By resuming a session. */
    public SuccessAssert resumed() {
        return and(Expectations.resumption());
    }

    /** With a full handshake. */
    public SuccessAssert notResumed() {
        return and(Expectations.fullHandshake());
    }

    private SuccessAssert and(Expectation expectation) {
        outcome.meets(expectation);
        return this;
    }
}
