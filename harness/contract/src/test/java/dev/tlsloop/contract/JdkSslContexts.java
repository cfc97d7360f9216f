package dev.tlsloop.contract;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** SSLContexts as an application makes them, from key stores and the JDK's own managers. */
final class JdkSslContexts {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private JdkSslContexts() {}

    static SSLContext trusting(Trust trust) {
        return context(List.of(), trust);
    }

    static SSLContext presenting(Credential credential, Trust trust) {
        return context(List.of(credential), trust);
    }

    private static SSLContext context(List<Credential> credentials, Trust trust) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(keyStore(credentials), PASSWORD);
            TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
            trusts.init(trustStore(trust));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keyStore(List<Credential> credentials) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (Credential c : credentials) {
            store.setKeyEntry("own", c.privateKey(), PASSWORD, c.chain().toArray(X509Certificate[]::new));
        }
        return store;
    }

    private static KeyStore trustStore(Trust trust) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate anchor : trust.anchors()) {
            store.setCertificateEntry(anchor.getSubjectX500Principal().getName(), anchor);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }
}
