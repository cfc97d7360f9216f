package dev.tlsloop.examples.lessons;

import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Collectors;

/** Revocation lists as lines of text: the issuer of each list, and how many certificates it revokes. */
final class RevocationLists {
    private RevocationLists() {}

    static String text(List<X509CRL> lists) {
        return lists.stream().map(RevocationLists::line).collect(Collectors.joining("\n"));
    }

    private static String line(X509CRL list) {
        int revoked = list.getRevokedCertificates() == null
                ? 0
                : list.getRevokedCertificates().size();
        return list.getIssuerX500Principal() + " revokes " + revoked;
    }
}
