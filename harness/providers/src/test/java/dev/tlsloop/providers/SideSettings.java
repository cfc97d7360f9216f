package dev.tlsloop.providers;

import dev.tlsloop.Credential;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.Trust;
import java.util.List;
import java.util.Optional;

/**
 * The settings of one side of a handshake, limited to those that every engine has.
 *
 * @param version the only protocol version
 * @param credential the credential that it presents
 * @param trust its trust anchors; a server with them requires a client certificate
 * @param alpn its ALPN protocols in order of preference
 * @param onlyName the only name that a server accepts
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
