package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Reads certificates from PKCS#7 bundles ({@code .p7b}, {@code .p7c}), in PEM or DER. Windows and many CAs export chains
 * in this form. A bundle has no private key and no order.
 *
 * <pre>{@code
 * Trust trust = Pkcs7.trust(Path.of("ca.p7b"));
 * Credential credential = Pkcs7.credential(Path.of("server.p7b"), Path.of("server.key"));
 * }</pre>
 *
 * <p>Signatures and revocation lists of the bundle are not read. For PEM files with one block for each certificate, see
 * {@link Pem}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652#section-5.1">RFC 5652, SignedData</a>
 */
public final class Pkcs7 {
    private Pkcs7() {}

    /**
     * Trust in every certificate of the bundle.
     *
     * @throws IllegalArgumentException when the file does not exist, or is no bundle with a certificate
     */
    public static Trust trust(Path file) {
        return Trust.of(Pkcs7Reader.of(file).certificates().toArray(X509Certificate[]::new));
    }

    /**
     * A credential from a bundle and a PEM file with the private key. The chain is the key's own certificate and then its
     * issuers as far as the bundle has them; other certificates of the bundle are left out.
     *
     * @throws IllegalArgumentException when a file lacks its part, or the key matches no certificate
     */
    public static Credential credential(Path bundle, Path privateKey) {
        return credential(bundle, privateKey, question -> new char[0]);
    }

    /**
     * The same with an encrypted key.
     *
     * @throws IllegalArgumentException also when the passphrase is wrong
     */
    public static Credential credential(Path bundle, Path privateKey, Passphrase passphrase) {
        Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
        PemReader key = PemReader.of(privateKey);
        return Pkcs7Reader.of(bundle).credential(key.privateKey(passphrase));
    }
}
