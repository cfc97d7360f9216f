package dev.tlsloop.examples;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.ServerName;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.pem.Pem;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.util.List;
import java.util.Optional;

/**
 * A handshake with the user's own PEM files: a server presents the certificate, a client trusts the authorities.
 *
 * @param name the name that the client asks for: the one given, else the certificate's first DNS name
 */
record PemFilesJourney(Context client, Context server, String name) {
    private static final int DNS_NAME = 2;
    private static final String NAMELESS = "localhost";

    PemFilesJourney {
        ServerName.of(name);
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with a sentence that names the file, or the invalid server name
     */
    static PemFilesJourney read(Path certificate, Optional<Path> key, List<Path> authorities, Optional<String> name) {
        Credential credential =
                key.map(k -> Pem.credential(certificate, k)).orElseGet(() -> Pem.credential(certificate));
        Trust trust = authorities.isEmpty() ? Trust.system() : Pem.trust(authorities.toArray(Path[]::new));
        return new PemFilesJourney(
                Context.client().trust(trust).build(),
                Context.server().credential(credential).build(),
                name.orElseGet(() -> firstDnsName(credential)));
    }

    Outcome handshake() {
        return Loopback.between(client, server).withServerName(name).handshake();
    }

    private static String firstDnsName(Credential credential) {
        try {
            return Optional.ofNullable(credential.certificate().getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(entry -> entry.get(0).equals(DNS_NAME))
                    .map(entry -> entry.get(1).toString().replaceFirst("^\\*", "any"))
                    .findFirst()
                    .orElse(NAMELESS);
        } catch (CertificateParsingException e) {
            return NAMELESS;
        }
    }
}
