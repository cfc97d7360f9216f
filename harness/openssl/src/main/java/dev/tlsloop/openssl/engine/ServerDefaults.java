package dev.tlsloop.openssl.engine;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import java.util.List;
import java.util.Optional;

/** The parameters that an OpenSSL server accepts without settings. */
final class ServerDefaults {
    static final List<NamedGroup> GROUPS = List.of(
            NamedGroup.X25519,
            NamedGroup.SECP256R1,
            NamedGroup.X448,
            NamedGroup.SECP521R1,
            NamedGroup.SECP384R1,
            NamedGroup.FFDHE2048,
            NamedGroup.FFDHE3072,
            NamedGroup.FFDHE4096,
            NamedGroup.FFDHE6144,
            NamedGroup.FFDHE8192);

    private ServerDefaults() {}

    /** Without Diffie-Hellman parameters, a server cannot use DHE suites. */
    static boolean isUsable(CipherSuite suite) {
        return !suite.keyExchange().equals(Optional.of(CipherSuite.KeyExchange.DHE));
    }
}
