package dev.tlsloop.harness.report;

import dev.tlsloop.harness.ClientCertificate.Withheld;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Why a client sent no certificate, in words. */
final class NoClientCertificateText {
    private NoClientCertificateText() {}

    static String of(Withheld withheld) {
        return switch (withheld.why()) {
            case HOLDS_NONE -> "it holds none";
            case ISSUER_NOT_NAMED -> "it holds none that descends from " + names(withheld);
            case UNFIT -> "it holds none with a key and signatures that the server takes";
            case UNKNOWN -> "neither side tells why";
        };
    }

    private static String names(Withheld withheld) {
        return withheld.named().stream().map(X500Principal::getName).collect(Collectors.joining(" or "));
    }
}
