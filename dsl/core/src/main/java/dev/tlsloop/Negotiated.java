package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The parameters that one side negotiated. Components may be added in later releases; do not construct it by position.
 *
 * @param version the protocol version
 * @param cipher the cipher suite
 * @param group the key exchange group, read from the clear part of the handshake; empty if there was none
 * @param alpn the ALPN protocol; empty if none was negotiated
 * @param serverName the server name that the client sent; empty if it sent none
 * @param resumed whether the handshake resumed an earlier session
 * @param peerChain the peer's certificates, leaf first; empty if it presented none
 */
public record Negotiated(
        TlsVersion version,
        CipherSuite cipher,
        Optional<NamedGroup> group,
        Optional<AlpnProtocol> alpn,
        Optional<ServerName> serverName,
        boolean resumed,
        List<X509Certificate> peerChain) {
    public Negotiated {
        peerChain = List.copyOf(peerChain);
    }

    /** One line, such as {@code TLS 1.3 TLS_AES_256_GCM_SHA384 x25519 alpn h2 sni localhost, peer CN=localhost}. */
    @Override
    public String toString() {
        return version + " " + cipher.name()
                + group.map(used -> " " + used.name()).orElse("")
                + alpn.map(protocol -> " alpn " + protocol).orElse("")
                + serverName.map(name -> " sni " + name).orElse("")
                + (resumed ? ", resumed" : "")
                + (peerChain.isEmpty() ? "" : ", peer " + CertificateName.of(peerChain.get(0)));
    }
}
