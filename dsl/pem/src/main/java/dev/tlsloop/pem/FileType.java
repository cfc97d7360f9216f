package dev.tlsloop.pem;

import dev.tlsloop.pem.der.DerLength;
import dev.tlsloop.pem.der.X509Parser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;

/**
 * The encoding of a file: OpenSSL's {@code FILETYPE_*} constants, for {@code use_certificate_file},
 * {@code use_privatekey_file} and the functions that write.
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
            return PemReader.of(file).certificates().get(0);
        }

        @Override
        public PrivateKey privateKey(Path file, Passphrase passphrase) {
            return PemReader.of(file).privateKey(passphrase);
        }

        @Override
        public X509CRL crl(Path file) {
            return PemReader.of(file).crls().get(0);
        }

        @Override
        public byte[] dump(X509CRL list) {
            return ascii(PemWriter.of(list));
        }

        @Override
        public byte[] dump(X509Certificate certificate) {
            return ascii(PemWriter.of(Collections.singletonList(certificate)));
        }

        @Override
        public byte[] dump(PrivateKey key, KeyFormat format) {
            return ascii(PemWriter.of(key, format));
        }

        @Override
        public byte[] dump(PrivateKey key, Passphrase passphrase) {
            return ascii(PemWriter.of(key, passphrase));
        }
    },

    /** DER: one binary object, without trailing bytes. */
    ASN1 {
        @Override
        public X509Certificate certificate(Path file) {
            byte[] bytes = der(file);
            return parser(file).certificate(bytes);
        }

        @Override
        public PrivateKey privateKey(Path file, Passphrase passphrase) {
            Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
            byte[] bytes = der(file);
            return new PemPrivateKey(file.toString(), DerPrivateKey.block(file, bytes)).read(passphrase);
        }

        @Override
        public X509CRL crl(Path file) {
            byte[] bytes = der(file);
            return parser(file).crl(bytes);
        }

        @Override
        public byte[] dump(X509CRL list) {
            return DerWriter.of(list);
        }

        @Override
        public byte[] dump(X509Certificate certificate) {
            return DerWriter.of(certificate);
        }

        @Override
        public byte[] dump(PrivateKey key, KeyFormat format) {
            Objects.requireNonNull(format, "the format of the private key is null; give one, such as KeyFormat.PKCS8");
            return format.der(key);
        }

        @Override
        public byte[] dump(PrivateKey key, Passphrase passphrase) {
            return DerWriter.of(key, passphrase);
        }
    };

    /**
     * The first certificate of the file. The trust settings of a TRUSTED CERTIFICATE are no part of it; {@link Pem#trust}
     * reads them.
     *
     * @throws IllegalArgumentException when the file does not exist, or has none in this encoding
     */
    public abstract X509Certificate certificate(Path file);

    /**
     * The first private key of the file: PKCS#8, PKCS#1 or SEC 1.
     *
     * @throws IllegalArgumentException when the file does not exist, has none in this encoding, or the passphrase is
     *     wrong
     */
    public abstract PrivateKey privateKey(Path file, Passphrase passphrase);

    /** The same for a key without encryption. */
    public PrivateKey privateKey(Path file) {
        return privateKey(file, question -> new char[0]);
    }

    /**
     * The first revocation list of the file, for {@code crls(...)}; {@link Pem#crls} reads all of them.
     *
     * @throws IllegalArgumentException when the file does not exist, or has none in this encoding
     */
    public abstract X509CRL crl(Path file);

    /** The revocation list in this encoding: pyOpenSSL's {@code dump_crl}. */
    public abstract byte[] dump(X509CRL list);

    /** The certificate in this encoding: pyOpenSSL's {@code dump_certificate}. */
    public abstract byte[] dump(X509Certificate certificate);

    /**
     * The private key in this encoding and the given format, without encryption: pyOpenSSL's {@code dump_privatekey}.
     *
     * @throws IllegalArgumentException when the format does not support this kind of key
     */
    public abstract byte[] dump(PrivateKey key, KeyFormat format);

    /**
     * The private key in this encoding, as PKCS#8 with AES-256-CBC encryption.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public abstract byte[] dump(PrivateKey key, Passphrase passphrase);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static X509Parser parser(Path file) {
        return new X509Parser(file.toString(), "in DER", "give another file");
    }

    private static byte[] der(Path file) {
        byte[] bytes = FileContent.read(file);
        FileContent.DER.require(file.toString(), bytes);
        DerLength.checkNoTrailingBytes(file.toString(), bytes, "remove them, or write each object to its own file");
        return bytes;
    }
}
