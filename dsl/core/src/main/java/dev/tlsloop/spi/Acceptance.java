package dev.tlsloop.spi;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.KeyKind;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Protocol;
import dev.tlsloop.TlsVersion;
import java.util.List;
import java.util.Set;

/**
 * What a server accepts, in its order of preference.
 *
 * @param versions the protocol versions that are on
 * @param suites the cipher suites, of all versions
 * @param groups the key exchange groups
 * @param keys the kinds of key that it has a credential of
 * @param alpn the ALPN protocols of which one is required; empty where the engine does not decide this
 */
public record Acceptance(
        List<TlsVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        Set<KeyKind> keys,
        List<Protocol> alpn) {
    public Acceptance {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        keys = Set.copyOf(keys);
        alpn = List.copyOf(alpn);
    }
}
