package dev.tlsloop.providers;

import dev.tlsloop.Credential;
import dev.tlsloop.Party;
import dev.tlsloop.Trust;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A JSSE provider with its own factories and key stores, as its documentation shows. */
record ProviderUnderTest(String name, Provider provider, Optional<String> missing) implements EngineUnderTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Override
    public Party client(SideSettings settings) {
        return Jsse.endpoint(context(settings), parameters -> {
            common(parameters, settings);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        });
    }

    @Override
    public Party server(SideSettings settings) {
        return Jsse.endpoint(context(settings), parameters -> {
            common(parameters, settings);
            parameters.setNeedClientAuth(settings.trust().isPresent());
            settings.onlyName()
                    .ifPresent(only ->
                            parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher(Pattern.quote(only)))));
        });
    }

    private static void common(SSLParameters parameters, SideSettings settings) {
        parameters.setProtocols(new String[] {settings.version().protocolName()});
        if (!settings.alpn().isEmpty()) {
            parameters.setApplicationProtocols(settings.alpn().toArray(String[]::new));
        }
    }

    private SSLContext context(SideSettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", provider);
            context.init(keys(settings.credential()), anchors(settings.trust()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(name + " does not take what it is given", e);
        }
    }

    private KeyManager[] keys(Optional<Credential> own) throws GeneralSecurityException, IOException {
        if (own.isEmpty()) {
            return new KeyManager[0];
        }
        KeyStore store = empty();
        X509Certificate[] chain = own.get().chain().toArray(X509Certificate[]::new);
        store.setKeyEntry("own", own.get().privateKey(), PASSWORD, chain);
        KeyManagerFactory factory = keyManagers();
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    /** Conscrypt has no key managers of its own, so it uses those of the JDK. */
    private KeyManagerFactory keyManagers() throws GeneralSecurityException {
        return provider.getService("KeyManagerFactory", "PKIX") == null
                ? KeyManagerFactory.getInstance("PKIX")
                : KeyManagerFactory.getInstance("PKIX", provider);
    }

    private TrustManager[] anchors(Optional<Trust> trust) throws GeneralSecurityException, IOException {
        if (trust.isEmpty()) {
            return new TrustManager[0];
        }
        KeyStore store = empty();
        for (X509Certificate anchor : trust.get().anchors()) {
            store.setCertificateEntry(anchor.getSubjectX500Principal().getName(), anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", provider);
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }
}
