package dev.tlsloop.pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

/** Encodes certificates, revocation lists and encrypted private keys as DER. */
final class DerWriter {
    private DerWriter() {}

    static byte[] of(X509Certificate certificate) {
        Objects.requireNonNull(certificate, "the certificate to write is null; give one");
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(
                    "the certificate of " + certificate.getSubjectX500Principal()
                            + " has no encoding; write another one",
                    e);
        }
    }

    static byte[] of(X509CRL list) {
        Objects.requireNonNull(list, "the revocation list to write is null; give one");
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IllegalArgumentException(
                    "the revocation list of " + list.getIssuerX500Principal() + " has no encoding; write another one",
                    e);
        }
    }

    /** The key as an EncryptedPrivateKeyInfo (RFC 5958). */
    static byte[] of(PrivateKey key, Passphrase passphrase) {
        Objects.requireNonNull(key, "the private key to write is null; give one");
        Objects.requireNonNull(passphrase, "the passphrase of the private key is null; give one");
        char[] characters = Passphrase.Question.ON_WRITING.ask(passphrase);
        if (characters.length == 0) {
            throw new IllegalArgumentException("a private key is encrypted with a passphrase of at least one character;"
                    + " given: none; give one, or write the key without encryption");
        }
        try {
            return new PKCS8EncryptedPrivateKeyInfoBuilder(KeyFormat.info(key))
                    .build(PasswordBasedEncryption.aes256Encryptor(characters))
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("Bouncy Castle cannot encode a key that it encrypted", e);
        }
    }
}
