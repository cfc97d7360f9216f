package dev.tlsloop;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's default trust anchors, read from its trust manager so that its system properties apply. */
final class SystemTrust implements Trust {
    static final Trust TRUST = new SystemTrust();

    private static final @Nullable KeyStore JDK_DEFAULT = null;

    private SystemTrust() {}

    @Override
    public List<X509Certificate> anchors() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(JDK_DEFAULT);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(tm -> Stream.of(((X509TrustManager) tm).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's trust store cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "trust in the platform's authorities";
    }
}
