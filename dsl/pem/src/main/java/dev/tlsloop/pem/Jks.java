package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * Credentials and trust from JKS files, the JDK's own key store format up to Java 8, and back.
 *
 * <pre>{@code
 * Credential credential = Jks.credential(Path.of("keystore.jks"), "changeit".toCharArray());
 * Trust trust = Jks.trust(Path.of("truststore.jks"), "changeit".toCharArray());
 * }</pre>
 *
 * <p>Not for new files, which are better {@link Pkcs12}: the encryption of JKS is weak.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/security/standard-names.html#keystore-types">
 *     KeyStore types</a>
 */
public final class Jks {
    private Jks() {}

    /**
     * The only private key of the file, and its chain, where one password is for both.
     *
     * @throws IllegalArgumentException when the file cannot be read with that password, or does not hold exactly one
     *     private key that fits its certificate
     */
    public static Credential credential(Path file, char[] password) {
        return credential(file, password, password);
    }

    /**
     * The same where the key has a password of its own, as {@code keytool -keypass} makes it.
     *
     * @throws IllegalArgumentException when one of the passwords is wrong, or the file does not hold exactly one private
     *     key that fits its certificate
     */
    public static Credential credential(Path file, char[] password, char[] keyPassword) {
        return KeyStoreReader.open(file, FileContent.JKS, password).credential(keyPassword);
    }

    /**
     * Trusts every certificate of the file that does not belong to a private key.
     *
     * @throws IllegalArgumentException when the file cannot be read with that password, or trusts nothing
     */
    public static Trust trust(Path file, char[] password) {
        return KeyStoreReader.open(file, FileContent.JKS, password).trust();
    }

    /** What {@link #credential(Path, char[])} reads, under the alias {@code 1}. */
    public static byte[] bytes(Credential credential, char[] password) {
        return save(
                password,
                store -> store.setKeyEntry(
                        "1",
                        credential.privateKey(),
                        password,
                        credential.chain().toArray(X509Certificate[]::new)));
    }

    /** What {@link #trust} reads, under the aliases {@code 1}, {@code 2} and so on. */
    public static byte[] bytes(Trust trust, char[] password) {
        return save(password, store -> {
            for (X509Certificate anchor : trust.anchors()) {
                store.setCertificateEntry(Integer.toString(store.size() + 1), anchor);
            }
        });
    }

    private static byte[] save(char[] password, KeyStoreEntries entries) {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, password);
            entries.writeTo(store);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("this cannot be written as JKS: " + e.getMessage(), e);
        }
    }

    /** Puts entries into a store. */
    private interface KeyStoreEntries {
        void writeTo(KeyStore store) throws GeneralSecurityException;
    }
}
