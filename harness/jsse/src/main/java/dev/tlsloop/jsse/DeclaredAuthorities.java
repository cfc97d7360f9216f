package dev.tlsloop.jsse;

import dev.tlsloop.Context;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Whom a server names when it asks for a certificate: those that it was told to name, else those that it trusts. */
final class DeclaredAuthorities {
    private DeclaredAuthorities() {}

    static List<X500Principal> of(Context context) {
        return context.clientCas()
                .orElseGet(() -> context.trust().stream()
                        .flatMap(trust -> trust.anchors().stream())
                        .map(X509Certificate::getSubjectX500Principal)
                        .distinct()
                        .toList());
    }
}
