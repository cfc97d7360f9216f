package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Credentials and trust from PKCS#12 files ({@code .p12}, {@code .pfx}), which the JDK and Windows like best.
 *
 * <pre>{@code
 * Credential credential = Pkcs12.credential(Path.of("server.p12"), "secret".toCharArray());
 * }</pre>
 *
 * <p>The JDK's own key store does the reading, so what it supports is what can be read. For text files, see
 * {@link Pem}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, PKCS#12</a>
 */
public final class Pkcs12 {
    private Pkcs12() {}

    /**
     * The only private key of the file, and its chain.
     *
     * @throws IllegalArgumentException when the file cannot be read with that password, or does not hold exactly one
     *     private key that fits its certificate
     */
    public static Credential credential(Path file, char[] password) {
        KeyStore store = open(file, password);
        List<String> keys = aliases(store).filter(alias -> isKey(store, alias)).toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException(file + ": expected one private key, found "
                    + (keys.isEmpty() ? "none" : keys.size() + " " + keys)
                    + "; export the one that is meant into a file of its own");
        }
        return entry(file, store, keys.get(0), password);
    }

    /**
     * Trusts every certificate that the file marks as trusted, as {@code keytool} does on import and
     * {@code openssl pkcs12 -export} since 3.2 with {@code -jdktrust anyExtendedKeyUsage}.
     *
     * @throws IllegalArgumentException when the file cannot be read with that password, or trusts nothing
     */
    public static Trust trust(Path file, char[] password) {
        KeyStore store = open(file, password);
        X509Certificate[] trusted = aliases(store)
                .filter(alias -> !isKey(store, alias))
                .map(alias -> certificate(store, alias))
                .toArray(X509Certificate[]::new);
        if (trusted.length == 0) {
            throw new IllegalArgumentException(file + ": expected certificates that are marked as trusted, found none;"
                    + " import them with keytool -importcert, or give them as PEM to Pem.trust");
        }
        return Trust.of(trusted);
    }

    private static KeyStore open(Path file, char[] password) {
        byte[] bytes = Content.read(file);
        Content content = Content.of(bytes);
        if (content != Content.PKCS12) {
            throw new IllegalArgumentException(
                    file + ": expected PKCS#12, found " + content.found + "; " + content.remedy);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, Exception e) {
        String sentence = e.getCause() instanceof UnrecoverableKeyException
                ? ": expected the password that the file was written with, found another; give the right one"
                : ": expected PKCS#12 that this JDK reads, found: " + e.getMessage() + "; export the file again";
        return new IllegalArgumentException(file + sentence, e);
    }

    private static Credential entry(Path file, KeyStore store, String alias, char[] password) {
        try {
            PrivateKey key = (PrivateKey) store.getKey(alias, password);
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return Credential.of(key, chain);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Stream<String> aliases(KeyStore store) {
        try {
            return Collections.list(store.aliases()).stream();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store lists its entries", e);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store knows its entries", e);
        }
    }

    private static Certificate certificate(KeyStore store, String alias) {
        try {
            return store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store knows its entries", e);
        }
    }
}
