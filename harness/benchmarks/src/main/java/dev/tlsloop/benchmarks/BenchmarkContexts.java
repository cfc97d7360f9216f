package dev.tlsloop.benchmarks;

import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The contexts of every benchmark: a server for localhost and a client that verifies it. */
final class BenchmarkContexts {
    static final Authority CA = Authority.create();
    static final Credential LOCALHOST = CA.issue("localhost");

    private BenchmarkContexts() {}

    /** The same client and server as one SSLContext of the JDK. */
    static SSLContext sslContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(), new char[0]);
            TrustManagerFactory anchors = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            anchors.init(store());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), anchors.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK lacks PKCS12, TLS 1.3 or the default managers", e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", CA.anchors().get(0));
        store.setKeyEntry(
                "localhost",
                LOCALHOST.privateKey(),
                new char[0],
                LOCALHOST.chain().toArray(X509Certificate[]::new));
        return store;
    }
}
