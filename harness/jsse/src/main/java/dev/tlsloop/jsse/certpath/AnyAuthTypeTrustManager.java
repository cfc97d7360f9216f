package dev.tlsloop.jsse.certpath;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A trust manager for every JSSE provider. The JDK's own refuses a good certificate if it does not know the name of the
 * key exchange, such as Conscrypt's {@code GENERIC} for TLS 1.3; here it gets {@code UNKNOWN} in its place.
 */
public final class AnyAuthTypeTrustManager extends X509ExtendedTrustManager {
    private static final String UNKNOWN = "UNKNOWN";
    private static final Set<String> OF_THE_JDK = Set.of(
            "RSA", "DHE_RSA", "DHE_DSS", "ECDHE_RSA", "ECDHE_ECDSA", "ECDH_RSA", "ECDH_ECDSA", "DH_RSA", "DH_DSS");

    private final X509ExtendedTrustManager theJdks;

    public AnyAuthTypeTrustManager(X509ExtendedTrustManager theJdks) {
        this.theJdks = theJdks;
    }

    /** The authentication type for the JDK's trust manager. */
    static String known(@Nullable String authType) {
        return authType != null && OF_THE_JDK.contains(authType) ? authType : UNKNOWN;
    }

    /** An empty one is misuse by the contract of X509TrustManager, which the JDK's own reports. */
    private static @Nullable String knownOrMissing(@Nullable String authType) {
        return authType == null || authType.isEmpty() ? authType : known(authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        theJdks.checkServerTrusted(chain, knownOrMissing(authType), engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        theJdks.checkClientTrusted(chain, knownOrMissing(authType), engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        theJdks.checkServerTrusted(chain, knownOrMissing(authType), socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        theJdks.checkClientTrusted(chain, knownOrMissing(authType), socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        theJdks.checkServerTrusted(chain, knownOrMissing(authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        theJdks.checkClientTrusted(chain, knownOrMissing(authType));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return theJdks.getAcceptedIssuers();
    }
}
