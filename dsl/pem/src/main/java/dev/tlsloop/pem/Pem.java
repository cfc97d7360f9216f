package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;

/**
 * Reads and writes credentials and trust in PEM, the format of OpenSSL, nginx and most servers.
 *
 * <pre>{@code
 * Context server = Context.server().credential(Pem.credential(Path.of("server.crt"), Path.of("server.key"))).build();
 * Context client = Context.client().trust(Pem.trust(Path.of("ca.pem"))).build();
 * }</pre>
 *
 * <p>Private keys may be PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), with or without encryption: encrypted PKCS#8, or the older
 * {@code DEK-Info}. Text between the blocks is skipped. Each call reads its files immediately. For DER, see
 * {@link FileType}; for key stores, {@link Pkcs12} and {@link Jks}; for files of one test, {@link TemporaryFiles}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, textual encodings of PKIX structures</a>
 */
public final class Pem {
    private Pem() {}

    /**
     * A credential from one file with the private key and its chain, in any order. The key's own certificate is before
     * its issuers'.
     *
     * @throws IllegalArgumentException when the file has no credential, or the key does not match the certificate
     */
    public static Credential credential(Path file) {
        return credential(file, NONE);
    }

    /**
     * The same with an encrypted key.
     *
     * @throws IllegalArgumentException also when the passphrase is wrong
     */
    public static Credential credential(Path file, Passphrase passphrase) {
        return credential(file, file, passphrase);
    }

    /**
     * A credential from a file with the chain, the key's own certificate first, and a file with the key.
     *
     * @throws IllegalArgumentException when a file lacks its part, or the key does not match the certificate
     */
    public static Credential credential(Path certificateChain, Path privateKey) {
        return credential(certificateChain, privateKey, NONE);
    }

    /**
     * The same with an encrypted key.
     *
     * @throws IllegalArgumentException also when the passphrase is wrong
     */
    public static Credential credential(Path certificateChain, Path privateKey, Passphrase passphrase) {
        Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
        return credential(PemReader.of(certificateChain), PemReader.of(privateKey), passphrase);
    }

    /**
     * A credential from a text with the private key and its chain.
     *
     * @throws IllegalArgumentException when the text has no credential, or the key does not match the certificate
     */
    public static Credential credential(String text) {
        return credential(text, NONE);
    }

    /**
     * The same with an encrypted key.
     *
     * @throws IllegalArgumentException also when the passphrase is wrong
     */
    public static Credential credential(String text, Passphrase passphrase) {
        Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
        PemReader source = PemReader.of(text);
        return credential(source, source, passphrase);
    }

    /**
     * Trust in every certificate of the files. A TRUSTED CERTIFICATE of OpenSSL may be trusted for one side only, and
     * {@link dev.tlsloop.ContextBuilder#build()} refuses it for the other.
     *
     * @throws IllegalArgumentException when there is no file, or a file has no certificate
     */
    public static Trust trust(Path... files) {
        Objects.requireNonNull(files, "the array of files of trust(...) is null; give at least one");
        if (files.length == 0) {
            throw new IllegalArgumentException("trust is read from at least one file; given: none; name one, or use"
                    + " Trust.system() for the JDK's own trust");
        }
        return PemTrust.all(
                Stream.of(files).map(file -> PemReader.of(file).trust()).toList());
    }

    /**
     * Trust in every certificate of a text.
     *
     * @throws IllegalArgumentException when the text has no certificate
     */
    public static Trust trust(String text) {
        return PemReader.of(text).trust();
    }

    /**
     * Trust in the certificates of a directory that {@code c_rehash} or {@code openssl rehash} prepared. Each file has
     * the hash of its subject as name, such as {@code 5ed36f99.0}; other files are ignored. As in OpenSSL, the
     * directory is read when an endpoint starts, and a missing one has no certificates.
     */
    public static Trust directory(Path hashed) {
        return new HashedDirectory(hashed);
    }

    /**
     * Writes a directory for {@link #directory} and for {@code openssl verify -CApath}: each certificate in a file with
     * the hash of its subject as name. Existing files stay, and a missing directory is created.
     *
     * @throws IllegalArgumentException when the directory is not writable
     */
    public static void writeDirectory(Path hashed, Trust trust) {
        Objects.requireNonNull(trust, "the trust to write is null; give one");
        new HashedDirectory(hashed).add(trust.anchors());
    }

    /**
     * Diffie-Hellman parameters, as {@code openssl dhparam} writes them, for {@code temporaryDh(...)}.
     *
     * @throws IllegalArgumentException when the file does not exist, or has none
     */
    public static DHParameterSpec dhParameters(Path file) {
        return PemReader.of(file).dhParameters();
    }

    /**
     * Every revocation list of a file, as {@code openssl ca -gencrl} writes it, for {@code crls(...)}.
     *
     * @throws IllegalArgumentException when the file does not exist, or has none
     */
    public static List<X509CRL> crls(Path file) {
        return PemReader.of(file).crls();
    }

    /** The revocation list as PEM, for {@link #crls}. */
    public static String text(X509CRL list) {
        return PemWriter.of(list);
    }

    /** The certificates as PEM, one block each, with lines of 64 characters. */
    public static String text(X509Certificate... certificates) {
        Objects.requireNonNull(certificates, "the array of certificates to write is null; give one");
        return PemWriter.of(Arrays.asList(certificates));
    }

    /** The private key as PEM, in PKCS#8 without encryption. */
    public static String text(PrivateKey privateKey) {
        return text(privateKey, KeyFormat.PKCS8);
    }

    /**
     * The private key as PEM in the given format, without encryption.
     *
     * @throws IllegalArgumentException when the format does not support this kind of key
     */
    public static String text(PrivateKey privateKey, KeyFormat format) {
        return PemWriter.of(privateKey, format);
    }

    /**
     * The private key as PEM in PKCS#8, encrypted with AES-256-CBC and PBKDF2 with HMAC-SHA-256, as current {@code
     * openssl} does.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public static String text(PrivateKey privateKey, Passphrase passphrase) {
        return PemWriter.of(privateKey, passphrase);
    }

    /** The chain and then the private key, without encryption, for {@link #credential(String)}. */
    public static String text(Credential credential) {
        Objects.requireNonNull(credential, "the credential to write is null; give one");
        return PemWriter.of(credential.chain()) + text(credential.privateKey());
    }

    /**
     * The same with an encrypted key, for {@link #credential(String, Passphrase)}.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public static String text(Credential credential, Passphrase passphrase) {
        Objects.requireNonNull(credential, "the credential to write is null; give one");
        return PemWriter.of(credential.chain()) + text(credential.privateKey(), passphrase);
    }

    /** The trust anchors as PEM, for {@link #trust(String)}. */
    public static String text(Trust trust) {
        Objects.requireNonNull(trust, "the trust to write is null; give one");
        return PemWriter.of(trust.anchors());
    }

    private static Credential credential(PemReader chain, PemReader key, Passphrase passphrase) {
        List<X509Certificate> certificates = chain.certificates();
        PrivateKey privateKey = key.privateKey(passphrase);
        try {
            return Credential.of(privateKey, certificates);
        } catch (IllegalArgumentException e) {
            String place = key.name().equals(chain.name()) ? key.name() : key.name() + " and " + chain.name();
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static final Passphrase NONE = question -> new char[0];
}
