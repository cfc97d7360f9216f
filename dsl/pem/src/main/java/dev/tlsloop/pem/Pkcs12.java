package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads and writes credentials and trust in PKCS#12 ({@code .p12}, {@code .pfx}), the default format of the JDK and
 * Windows.
 *
 * <pre>{@code
 * Credential credential = Pkcs12.credential(Path.of("server.p12"), "secret".toCharArray());
 * byte[] file = Pkcs12.bytes(credential, "secret".toCharArray());
 * }</pre>
 *
 * <p>The JDK's key store reads the files, so it decides what can be read; private keys without encryption are added. A file with an ML-DSA key can be written on
 * every JDK, and read on 24 and later. For text files, see {@link Pem}; for the JDK's older format, {@link Jks}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, PKCS#12</a>
 */
public final class Pkcs12 {
    private Pkcs12() {}

    /**
     * The only private key of the file, and its chain.
     *
     * @throws IllegalArgumentException when the file cannot be read with the password, or does not have exactly one
     *     private key that matches its certificate
     */
    public static Credential credential(Path file, char[] password) {
        return KeyStoreReader.open(file, FileContent.PKCS12, password).credential(password);
    }

    /**
     * The private key with an alias, and its chain, from a file with several keys.
     *
     * @param alias the friendly name of the key; its case does not matter
     * @throws IllegalArgumentException when the file cannot be read with the password, or has no such private key that
     *     matches its certificate
     */
    public static Credential credential(Path file, String alias, char[] password) {
        Objects.requireNonNull(alias, "the alias of the private key is null; give one");
        return KeyStoreReader.open(file, FileContent.PKCS12, password).credential(alias, password);
    }

    /**
     * Trust in every certificate that the file marks as trusted, as {@code keytool} does on import and
     * {@code openssl pkcs12 -export} since 3.2 with {@code -jdktrust anyExtendedKeyUsage}.
     *
     * @throws IllegalArgumentException when the file cannot be read with the password, or has no trusted certificate
     */
    public static Trust trust(Path file, char[] password) {
        return KeyStoreReader.open(file, FileContent.PKCS12, password).trust();
    }

    /**
     * A file that {@link #credential} reads, with {@link Encryption#MODERN}.
     *
     * @throws IllegalArgumentException when the password is empty
     */
    public static byte[] bytes(Credential credential, char[] password) {
        return bytes(credential, password, Encryption.MODERN);
    }

    /**
     * A file that {@link #credential} reads, with the given encryption.
     *
     * @throws IllegalArgumentException when the password is empty, unless the encryption is {@link Encryption#LEGACY}
     */
    public static byte[] bytes(Credential credential, char[] password, Encryption encryption) {
        Objects.requireNonNull(credential, "the credential to write is null; give one");
        return new Pkcs12Writer(password, encryption).write(credential);
    }

    /**
     * A file that {@link #trust} reads, with {@link Encryption#MODERN}.
     *
     * @throws IllegalArgumentException when the password is empty
     */
    public static byte[] bytes(Trust trust, char[] password) {
        return bytes(trust, password, Encryption.MODERN);
    }

    /**
     * A file that {@link #trust} reads, with the given encryption. The certificates are marked as trusted.
     *
     * @throws IllegalArgumentException when the password is empty, unless the encryption is {@link Encryption#LEGACY}
     */
    public static byte[] bytes(Trust trust, char[] password, Encryption encryption) {
        return bytes(KeyStoreEntries.empty().with(trust), password, encryption);
    }

    /**
     * A file with several credentials and trusted certificates, with {@link Encryption#MODERN}. PKCS#12 has no chains:
     * readers find the issuers of a certificate among all certificates of the file.
     *
     * @throws IllegalArgumentException when the password is empty
     */
    public static byte[] bytes(KeyStoreEntries entries, char[] password) {
        return bytes(entries, password, Encryption.MODERN);
    }

    /**
     * The same with the given encryption.
     *
     * @throws IllegalArgumentException when the password is empty, unless the encryption is {@link Encryption#LEGACY}
     */
    public static byte[] bytes(KeyStoreEntries entries, char[] password, Encryption encryption) {
        Objects.requireNonNull(entries, "the entries of the key store are null; give some, or KeyStoreEntries.empty()");
        return new Pkcs12Writer(password, encryption).write(entries);
    }

    /**
     * An encryption of a file.
     *
     * <pre>{@code
     * byte[] forOldReaders = Pkcs12.bytes(ca.issue("localhost"), "secret".toCharArray(), Pkcs12.Encryption.LEGACY);
     * }</pre>
     *
     * @see <a href="https://docs.openssl.org/3.0/man1/openssl-pkcs12/">openssl-pkcs12(1)</a>
     */
    public enum Encryption {
        /** AES-256-CBC and a MAC with SHA-256, the default of JDK 16 and OpenSSL 3. Older readers do not support it. */
        MODERN,
        /**
         * RC2 of 40 bits for certificates, 3DES for the key, and a MAC with SHA-1. Old readers support it; OpenSSL 3
         * reads it with {@code -legacy} only.
         */
        LEGACY
    }
}
