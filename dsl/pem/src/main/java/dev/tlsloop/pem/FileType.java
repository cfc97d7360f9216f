package dev.tlsloop.pem;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * How a file is encoded: OpenSSL's {@code FILETYPE_*} constants, for {@code use_certificate_file} and
 * {@code use_privatekey_file}.
 *
 * <pre>{@code
 * Credential credential = Credential.of(
 *     FileType.ASN1.privateKey(Path.of("server.key.der")),
 *     List.of(FileType.PEM.certificate(Path.of("server.crt"))));
 * }</pre>
 *
 * <p>For a chain and its key in one step, see {@link Pem#credential(Path, Path)}.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_use_certificate/">SSL_CTX_use_certificate(3)</a>
 */
public enum FileType {
    /** Base64 between BEGIN and END lines. */
    PEM {
        @Override
        public X509Certificate certificate(Path file) {
            return PemSource.of(file).certificates().get(0);
        }

        @Override
        public PrivateKey privateKey(Path file, Passphrase passphrase) {
            return PemSource.of(file).privateKey(passphrase);
        }
    },

    /** DER: one object, binary. */
    ASN1 {
        @Override
        public X509Certificate certificate(Path file) {
            byte[] bytes = der(file);
            try {
                return (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            } catch (CertificateException e) {
                throw new IllegalArgumentException(
                        file + ": expected a certificate in DER, found " + e.getMessage() + "; give another file", e);
            }
        }

        @Override
        public PrivateKey privateKey(Path file, Passphrase passphrase) {
            return new PemKey(file.toString(), DerKey.block(file, der(file))).read(passphrase);
        }
    };

    /**
     * The first certificate of the file.
     *
     * @throws IllegalArgumentException when the file is not there, or holds none in this encoding
     */
    public abstract X509Certificate certificate(Path file);

    /**
     * The first private key of the file: PKCS#8, PKCS#1 or SEC 1.
     *
     * @throws IllegalArgumentException when the file is not there, holds none in this encoding, or the passphrase is wrong
     */
    public abstract PrivateKey privateKey(Path file, Passphrase passphrase);

    /** The same for a key that is not encrypted. */
    public PrivateKey privateKey(Path file) {
        return privateKey(file, question -> new char[0]);
    }

    private static byte[] der(Path file) {
        byte[] bytes = Content.read(file);
        Content content = Content.of(bytes);
        if (content != Content.DER) {
            throw new IllegalArgumentException(file + ": expected DER, found " + content.found + "; " + content.remedy);
        }
        return bytes;
    }
}
