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
 * What a server accepts, in its order of preference.
 *
 * @param versions the protocol versions that are on
 * @param suites the cipher suites, of all versions
 * @param groups the key exchange groups
 * @param keys the kinds of key that it has a credential of
 * @param curves the curves of its EC keys, which up to TLS 1.2 must be among the client's groups (RFC 8422, 5.1)
 * @param alpn the ALPN protocols of which one is required; empty where the engine does not decide this
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

    /** What a server accepts that presents those credentials and leaves ALPN to a selection of its own. */
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
