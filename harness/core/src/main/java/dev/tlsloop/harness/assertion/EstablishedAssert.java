package dev.tlsloop.harness.assertion;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.socket.ConnectionEnd;

/**
 * An assertion about an established connection over a socket.
 *
 * <pre>{@code
 * try (TlsServer tls = TlsServer.serve(server)) {
 *     assertThat(TlsClient.call(client, tls.address())).established().withVersion(TLS_1_3).receivedData();
 * }
 * }</pre>
 *
 * <p>Every method throws {@link AssertionError} if it does not hold.
 */
public final class EstablishedAssert {
    private final SocketOutcomeAssert outcome;

    EstablishedAssert(SocketOutcomeAssert outcome) {
        this.outcome = outcome;
    }

    /** Application data of the peer arrived: the request of a client, or the answer of a server. */
    public EstablishedAssert receivedData() {
        return and(SocketExpectations.receivedData());
    }

    /** No application data of the peer arrived, as when a client refuses the host name after the handshake. */
    public EstablishedAssert receivedNoData() {
        return and(SocketExpectations.receivedNoData());
    }

    /** The side negotiated that version. */
    public EstablishedAssert withVersion(TlsVersion version) {
        return and(SocketExpectations.version(version));
    }

    /** The side negotiated that ALPN protocol, such as {@code h2}. */
    public EstablishedAssert withAlpn(String protocol) {
        return and(SocketExpectations.alpn(protocol));
    }

    /** The side negotiated no ALPN protocol. */
    public EstablishedAssert withoutAlpn() {
        return and(SocketExpectations.noAlpn());
    }

    /** The peer presented a certificate, as a client does in mutual TLS. */
    public EstablishedAssert withPeerCertificate() {
        return and(SocketExpectations.peerCertificate());
    }

    /** The handshake resumed a session. */
    public EstablishedAssert resumed() {
        return and(SocketExpectations.resumption());
    }

    /** That context served: the one that the server name chose, or that of the server. */
    public EstablishedAssert servedBy(Context context) {
        return and(SocketExpectations.servedBy(context));
    }

    /** The connection ended that way for the side. */
    public EstablishedAssert endedWith(ConnectionEnd end) {
        return and(SocketExpectations.end(end));
    }

    private EstablishedAssert and(SocketExpectation expectation) {
        outcome.meets(expectation);
        return this;
    }
}
