package dev.tlsloop.examples.lessons;

import dev.tlsloop.Credential;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The names in a leaf as a block of text: its common name, and each subject alternative name with its type. */
final class LeafNames {
    private LeafNames() {}

    static String of(Credential credential) {
        X509Certificate leaf = credential.certificate();
        try {
            Collection<List<?>> names = leaf.getSubjectAlternativeNames();
            String alternatives = names == null
                    ? "no subject alternative name"
                    : names.stream()
                            .map(name -> (name.get(0).equals(7) ? "IP address  " : "DNS name    ") + name.get(1))
                            .collect(Collectors.joining("\n"));
            return "subject     " + leaf.getSubjectX500Principal() + "\n" + alternatives;
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("the names of " + leaf.getSubjectX500Principal() + " cannot be read", e);
        }
    }
}
