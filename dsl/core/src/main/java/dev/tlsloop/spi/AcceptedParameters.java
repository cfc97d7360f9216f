package dev.tlsloop.spi;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Credential;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.TlsVersion;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters that a server accepts, in its order of preference.
 *
 * @param versions the enabled protocol versions
 * @param suites the cipher suites of all versions
 * @param groups the key exchange groups
 * @param keys the public key algorithms of its credentials
 * @param curves the curves of its EC keys; up to TLS 1.2 the client's groups must contain one (RFC 8422, 5.1)
 * @param alpn the ALPN protocols, of which the client must offer one; empty when the engine does not select ALPN
 */
public record AcceptedParameters(
        List<TlsVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        Set<PublicKeyAlgorithm> keys,
        Set<NamedGroup> curves,
        List<AlpnProtocol> alpn) {
    public AcceptedParameters {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        keys = Set.copyOf(keys);
        curves = Set.copyOf(curves);
        alpn = List.copyOf(alpn);
    }

    /** Creates the parameters of a server with the given credentials, without ALPN. */
    public static AcceptedParameters of(
            List<TlsVersion> versions,
            List<CipherSuite> suites,
            List<NamedGroup> groups,
            List<Credential> credentials) {
        List<PublicKey> keys =
                credentials.stream().map(c -> c.certificate().getPublicKey()).toList();
        return new AcceptedParameters(
                versions,
                suites,
                groups,
                keys.stream().map(PublicKeyAlgorithm::of).collect(Collectors.toSet()),
                keys.stream().flatMap(key -> curve(key).stream()).collect(Collectors.toSet()),
                List.of());
    }

    private static Optional<NamedGroup> curve(PublicKey key) {
        return key instanceof ECPublicKey ec
                ? switch (ec.getParams().getOrder().bitLength()) {
                    case 256 -> Optional.of(NamedGroup.SECP256R1);
                    case 384 -> Optional.of(NamedGroup.SECP384R1);
                    case 521 -> Optional.of(NamedGroup.SECP521R1);
                    default -> Optional.empty();
                }
                : Optional.empty();
    }
}
