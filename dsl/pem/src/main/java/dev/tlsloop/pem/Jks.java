package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;

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
        Objects.requireNonNull(keyPassword, "the password of the private key is null; give one, which may be empty");
        return KeyStoreReader.open(file, FileContent.JKS, password).credential(keyPassword);
    }

    /**
     * The private key with an alias, and its chain, from a file with several keys. The file and the key have the same
     * password.
     *
     * @param alias the alias of the key; its case matters only if two aliases differ in nothing else
     * @throws IllegalArgumentException when the file cannot be read with the password, or has no such private key that
     *     matches its certificate
     */
    public static Credential credential(Path file, String alias, char[] password) {
        return credential(file, alias, password, password);
    }

    /**
     * The same for a key with its own password.
     *
     * @throws IllegalArgumentException when a password is wrong, or the file has no such private key that matches its
     *     certificate
     */
    public static Credential credential(Path file, String alias, char[] password, char[] keyPassword) {
        Objects.requireNonNull(alias, "the alias of the private key is null; give one");
        Objects.requireNonNull(keyPassword, "the password of the private key is null; give one, which may be empty");
        return KeyStoreReader.open(file, FileContent.JKS, password).credential(alias, keyPassword);
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
        return bytes(KeyStoreEntries.empty().with("1", credential), password);
    }

    /** A file that {@link #trust} reads, with the aliases {@code 1}, {@code 2} and so on. */
    public static byte[] bytes(Trust trust, char[] password) {
        return bytes(KeyStoreEntries.empty().with(trust), password);
    }

    /** A file with several credentials and trusted certificates. The file and its keys have the same password. */
    public static byte[] bytes(KeyStoreEntries entries, char[] password) {
        Objects.requireNonNull(entries, "the entries of the key store are null; give some, or KeyStoreEntries.empty()");
        Objects.requireNonNull(password, "the password of the key store is null; give one");
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, password);
            for (Map.Entry<String, Credential> entry : entries.credentials().entrySet()) {
                Credential credential = entry.getValue();
                X509Certificate[] chain = credential.chain().toArray(X509Certificate[]::new);
                store.setKeyEntry(entry.getKey(), credential.privateKey(), password, chain);
            }
            for (Map.Entry<String, X509Certificate> entry : entries.trusted().entrySet()) {
                store.setCertificateEntry(entry.getKey(), entry.getValue());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("JKS cannot store this: " + e.getMessage() + "; write it as PKCS#12", e);
        }
    }
}
