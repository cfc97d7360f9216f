package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Path;

/**
 * Credentials and trust from PKCS#12 files ({@code .p12}, {@code .pfx}), which the JDK and Windows like best, and back.
 *
 * <pre>{@code
 * Credential credential = Pkcs12.credential(Path.of("server.p12"), "secret".toCharArray());
 * byte[] file = Pkcs12.bytes(credential, "secret".toCharArray());
 * }</pre>
 *
 * <p>The JDK's own key store does the reading, so what it supports is what can be read: a file with a key of ML-DSA
 * is written on every JDK that is given one, and read from 24 on. For text files, see {@link Pem}, for the JDK's older
 * format {@link Jks}.
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
        return KeyStoreReader.open(file, FileContent.PKCS12, password).credential(password);
    }

    /**
     * Trusts every certificate that the file marks as trusted, as {@code keytool} does on import and
     * {@code openssl pkcs12 -export} since 3.2 with {@code -jdktrust anyExtendedKeyUsage}.
     *
     * @throws IllegalArgumentException when the file cannot be read with that password, or trusts nothing
     */
    public static Trust trust(Path file, char[] password) {
        return KeyStoreReader.open(file, FileContent.PKCS12, password).trust();
    }

    /**
     * What {@link #credential} reads, encrypted as {@link Encryption#MODERN}.
     *
     * @throws IllegalArgumentException when the password is empty
     */
    public static byte[] bytes(Credential credential, char[] password) {
        return bytes(credential, password, Encryption.MODERN);
    }

    /**
     * What {@link #credential} reads, encrypted in that way.
     *
     * @throws IllegalArgumentException when the password is empty, unless the encryption is {@link Encryption#LEGACY}
     */
    public static byte[] bytes(Credential credential, char[] password, Encryption encryption) {
        return new Pkcs12Writer(password, encryption).write(credential);
    }

    /**
     * What {@link #trust} reads, encrypted as {@link Encryption#MODERN}.
     *
     * @throws IllegalArgumentException when the password is empty
     */
    public static byte[] bytes(Trust trust, char[] password) {
        return bytes(trust, password, Encryption.MODERN);
    }

    /**
     * What {@link #trust} reads, encrypted in that way; the certificates are marked as trusted.
     *
     * @throws IllegalArgumentException when the password is empty, unless the encryption is {@link Encryption#LEGACY}
     */
    public static byte[] bytes(Trust trust, char[] password, Encryption encryption) {
        return new Pkcs12Writer(password, encryption).write(trust);
    }

    /**
     * How a file is encrypted.
     *
     * <pre>{@code
     * byte[] forOldReaders = Pkcs12.bytes(ca.issue("localhost"), "secret".toCharArray(), Pkcs12.Encryption.LEGACY);
     * }</pre>
     *
     * @see <a href="https://docs.openssl.org/3.0/man1/openssl-pkcs12/">openssl-pkcs12(1)</a>
     */
    public enum Encryption {
        /** AES-256-CBC and a MAC with SHA-256, as JDK 16 and OpenSSL 3 write: what older readers do not know. */
        MODERN,
        /**
         * RC2 of 40 bits for certificates, 3DES for the key, a MAC with SHA-1: what every old reader knows. OpenSSL 3
         * reads it with {@code -legacy} only.
         */
        LEGACY
    }
}
