package dev.tlsloop.jsse.certpath;

import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Creates the JDK's PKIX trust manager from anchors, without a key store. */
public final class PkixTrustManagers {
    private static final @Nullable X509CertSelector WHATEVER_LEAF_COMES = null;

    private PkixTrustManagers() {}

    /** Trusts those anchors, as of that moment if one is given; checks no revocation. */
    public static X509ExtendedTrustManager trusting(List<X509Certificate> anchors, Optional<Instant> moment) {
        try {
            Set<TrustAnchor> set =
                    anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(set, WHATEVER_LEAF_COMES);
            parameters.setRevocationEnabled(false);
            moment.ifPresent(m -> parameters.setDate(Date.from(m)));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no usable PKIX trust manager: " + e.getMessage(), e);
        }
    }
}
