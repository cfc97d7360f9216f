package dev.tlsloop.harness;

import dev.tlsloop.harness.ClientCertificate.NotAsked;
import dev.tlsloop.harness.ClientCertificate.Presented;
import dev.tlsloop.harness.ClientCertificate.Withheld;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** The text of a {@link ClientCertificate}: one line. */
final class ClientCertificateText {
    private ClientCertificateText() {}

    static String of(ClientCertificate certificate) {
        if (certificate instanceof Presented presented) {
            return "the client presented "
                    + (presented.chain().isEmpty()
                            ? "a certificate that neither side shows"
                            : CertificateLine.subject(presented.chain().get(0)));
        }
        if (certificate instanceof Withheld withheld) {
            return "asked for, and the client sent none: " + why(withheld);
        }
        if (certificate instanceof NotAsked notAsked) {
            return "the client was not asked for a certificate"
                    + notAsked.unused()
                            .map(setting -> ": the server declares " + setting
                                    + "; add verify(PEER, FAIL_IF_NO_PEER_CERT) to require one")
                            .orElse("");
        }
        return "asked for, and the handshake ended before the client answered";
    }

    private static String why(Withheld withheld) {
        return switch (withheld.why()) {
            case HOLDS_NONE -> "it holds none";
            case ISSUER_NOT_NAMED -> "it holds none that descends from " + names(withheld);
            case UNFIT -> "it holds none with a key and signatures that the server accepts";
            case UNKNOWN -> "neither side tells why";
        };
    }

    private static String names(Withheld withheld) {
        return withheld.named().stream().map(X500Principal::getName).collect(Collectors.joining(" or "));
    }
}
