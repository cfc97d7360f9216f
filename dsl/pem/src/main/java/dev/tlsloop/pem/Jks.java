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
 * Reads and writes credentials and trust in JKS, the JDK's default key store format until Java 8.
 *
 * <pre>{@code
 * Credential credential = Jks.credential(Path.of("keystore.jks"), "changeit".toCharArray());
 * Trust trust = Jks.trust(Path.of("truststore.jks"), "changeit".toCharArray());
 * }</pre>
 *
 * <p>Prefer {@link Pkcs12} for new files, because the encryption of JKS is weak.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/security/standard-names.html#keystore-types">
 *     KeyStore types</a>
 */
public final class Jks {
    private Jks() {}

    /**
     * The only private key of the file, and its chain. The file and the key have the same password.
     *
     * @throws IllegalArgumentException when the file cannot be read with the password, or does not have exactly one
     *     private key that matches its certificate
     */
    public static Credential credential(Path file, char[] password) {
        return credential(file, password, password);
    }

    /**
     * The same for a key with its own password, as {@code keytool -keypass} writes it.
     *
     * @throws IllegalArgumentException when a password is wrong, or the file does not have exactly one private key that
     *     matches its certificate
     */
    public static Credential credential(Path file, char[] password, char[] keyPassword) {
        return KeyStoreReader.open(file, FileContent.JKS, password).credential(keyPassword);
    }

    /**
     * Trust in every certificate of the file without a private key.
     *
     * @throws IllegalArgumentException when the file cannot be read with the password, or has no such certificate
     */
    public static Trust trust(Path file, char[] password) {
        return KeyStoreReader.open(file, FileContent.JKS, password).trust();
    }

    /** A file that {@link #credential(Path, char[])} reads, with the alias {@code 1}. */
    public static byte[] bytes(Credential credential, char[] password) {
        return save(
                password,
                store -> store.setKeyEntry(
                        "1",
                        credential.privateKey(),
                        password,
                        credential.chain().toArray(X509Certificate[]::new)));
    }

    /** A file that {@link #trust} reads, with the aliases {@code 1}, {@code 2} and so on. */
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
            throw new IllegalArgumentException("JKS cannot store this: " + e.getMessage() + "; write it as PKCS#12", e);
        }
    }

    /** Writes entries to a key store. */
    private interface KeyStoreEntries {
        void writeTo(KeyStore store) throws GeneralSecurityException;
    }
}
