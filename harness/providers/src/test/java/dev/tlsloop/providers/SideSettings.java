package dev.tlsloop.providers;

import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import java.util.List;
import java.util.Optional;

/**
 * What one side of a handshake is to be, in words that every engine has.
 *
 * @param version the only one
 * @param credential what it presents
 * @param trust whom it believes; on a server, this asks for a certificate and insists on it
 * @param alpn the protocols it speaks, the best first
 * @param onlyName the one name that a server answers to
 */
record SideSettings(
        TlsVersion version,
        Optional<Credential> credential,
        Optional<Trust> trust,
        List<String> alpn,
        Optional<String> onlyName) {
    static SideSettings of(TlsVersion version) {
        return new SideSettings(version, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    SideSettings presenting(Credential own) {
        return new SideSettings(version, Optional.of(own), trust, alpn, onlyName);
    }

    SideSettings trusting(Trust peers) {
        return new SideSettings(version, credential, Optional.of(peers), alpn, onlyName);
    }

    SideSettings speaking(String... protocols) {
        return new SideSettings(version, credential, trust, List.of(protocols), onlyName);
    }

    SideSettings answeringOnlyTo(String name) {
        return new SideSettings(version, credential, trust, alpn, Optional.of(name));
    }
}
