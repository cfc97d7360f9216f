package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What one side believes was agreed. Components may be added in later releases; do not construct it by position.
 *
 * @param version the protocol version
 * @param cipher the cipher suite
 * @param group the key exchange group, read from the clear part of the handshake; empty where there was none
 * @param alpn the ALPN protocol; empty where none was agreed
 * @param serverName the name that the client asked for; empty where it sent none
 * @param resumed whether an earlier session was resumed
 * @param peerChain the other side's certificates, leaf first; empty where it presented none
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
}
