package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.DHParameterSpec;

/**
 * Credentials and trust from PEM, and back: what OpenSSL, nginx and most servers read and write.
 *
 * <pre>{@code
 * Context server = Context.server().credential(Pem.credential(Path.of("server.crt"), Path.of("server.key"))).build();
 * Context client = Context.client().trust(Pem.trust(Path.of("ca.pem"))).build();
 * }</pre>
 *
 * <p>Private keys may be PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), plain or encrypted: PKCS#8 as {@code openssl} writes it
 * today, or the older {@code DEK-Info}. Text between the blocks is skipped. Files are read at once, never later. For
 * DER, see {@link FileType}, for binary key stores {@link Pkcs12} and {@link Jks}, for files that go away by themselves
 * {@link TemporaryFiles}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, textual encodings of PKIX structures</a>
 */
public final class Pem {
    private Pem() {}

    /**
     * A credential from one file that holds the private key and its chain, in any order of the two; the key's own
     * certificate stands before its issuers'.
     *
     * @throws IllegalArgumentException when the file cannot be read as that, or the key does not fit the certificate
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
     * A credential from the file of its chain, the key's own certificate first, and the file of its key.
     *
     * @throws IllegalArgumentException when a file cannot be read as that, or the key does not fit the certificate
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
        return credential(PemReader.of(certificateChain), PemReader.of(privateKey), passphrase);
    }

    /**
     * A credential from a text that holds the private key and its chain, as one file would.
     *
     * @throws IllegalArgumentException when the text cannot be read as that, or the key does not fit the certificate
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
        PemReader source = PemReader.of(text);
        return credential(source, source, passphrase);
    }

    /**
     * Trusts every certificate of those files.
     *
     * @throws IllegalArgumentException when there is no file, or a file holds no certificate
     */
    public static Trust trust(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("trust is read from at least one file; given: none; name one, or use"
                    + " Trust.system() for what the JDK trusts");
        }
        return trust(Stream.of(files).flatMap(file -> PemReader.of(file).certificates().stream()));
    }

    /**
     * Trusts every certificate of a text.
     *
     * @throws IllegalArgumentException when the text holds no certificate
     */
    public static Trust trust(String text) {
        return trust(PemReader.of(text).certificates().stream());
    }

    /**
     * Trusts what a directory holds that {@code c_rehash} or {@code openssl rehash} prepared: every certificate in a file
     * named after the hash of its subject, such as {@code 5ed36f99.0}. Other files are left alone. As OpenSSL does, it is
     * read when an endpoint starts and not before, and one that is not there then trusts nobody.
     */
    public static Trust directory(Path hashed) {
        return new HashedDirectory(hashed);
    }

    /**
     * Writes what {@link #directory} reads, and {@code openssl verify -CApath} too: each certificate in a file named after
     * the hash of its subject. What is there already stays; a directory that is not there is made.
     *
     * @throws IllegalArgumentException when the directory cannot be written to
     */
    public static void writeDirectory(Path hashed, Trust trust) {
        new HashedDirectory(hashed).add(trust.anchors());
    }

    /**
     * Diffie-Hellman parameters, as {@code openssl dhparam} writes them, for {@code temporaryDh(...)}.
     *
     * @throws IllegalArgumentException when the file is not there or holds none
     */
    public static DHParameterSpec dhParameters(Path file) {
        return PemReader.of(file).dhParameters();
    }

    /**
     * Every revocation list of a file, as {@code openssl ca -gencrl} writes it, for {@code crls(...)}.
     *
     * @throws IllegalArgumentException when the file is not there or holds none
     */
    public static List<X509CRL> crls(Path file) {
        return PemReader.of(file).crls();
    }

    /** The revocation list as PEM: what {@link #crls} reads. */
    public static String text(X509CRL list) {
        return PemWriter.of(list);
    }

    /** The certificates as PEM, one block each, with lines of 64 characters. */
    public static String text(X509Certificate... certificates) {
        return PemWriter.of(List.of(certificates));
    }

    /** The private key as PEM, in PKCS#8 and not encrypted. */
    public static String text(PrivateKey privateKey) {
        return text(privateKey, KeyFormat.PKCS8);
    }

    /**
     * The private key as PEM in that format, not encrypted.
     *
     * @throws IllegalArgumentException when the format is not for this kind of key
     */
    public static String text(PrivateKey privateKey, KeyFormat format) {
        return PemWriter.of(privateKey, format);
    }

    /**
     * The private key as PEM in PKCS#8, encrypted as {@code openssl} does it today: AES-256-CBC under PBKDF2 with
     * HMAC-SHA-256.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public static String text(PrivateKey privateKey, Passphrase passphrase) {
        return PemWriter.of(privateKey, passphrase);
    }

    /** The chain and then the private key, not encrypted: what {@link #credential(String)} reads. */
    public static String text(Credential credential) {
        return PemWriter.of(credential.chain()) + text(credential.privateKey());
    }

    /**
     * The same with the key encrypted: what {@link #credential(String, Passphrase)} reads.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public static String text(Credential credential, Passphrase passphrase) {
        return PemWriter.of(credential.chain()) + text(credential.privateKey(), passphrase);
    }

    /** The trust anchors as PEM: what {@link #trust(String)} reads. */
    public static String text(Trust trust) {
        return PemWriter.of(trust.anchors());
    }

    private static Trust trust(Stream<X509Certificate> anchors) {
        return Trust.of(anchors.toArray(X509Certificate[]::new));
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
