package dev.tlsloop.pem;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Encryption with a passphrase (PKCS#5), by a Bouncy Castle provider without registration, because the JDK lacks
 * scrypt.
 */
final class PasswordBasedEncryption {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private PasswordBasedEncryption() {}

    /** Decrypts with the cipher and the key derivation that the data names. */
    static InputDecryptorProvider decryptor(char[] passphrase) {
        return new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .build(passphrase);
    }

    /** AES-256-CBC and PBKDF2 with HMAC-SHA-256, as current releases of openssl and the JDK write. */
    static OutputEncryptor aes256Encryptor(char[] passphrase) {
        PBKDF2Config derivation = new PBKDF2Config.Builder()
                .withPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .withIterationCount(ITERATIONS)
                .withSaltLength(SALT_BYTES)
                .build();
        try {
            return new JcePKCSPBEOutputEncryptorBuilder(derivation, NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(PROVIDER)
                    .build(passphrase);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle cannot encrypt with AES-256-CBC", e);
        }
    }

    /** The encryption of keys in PKCS#12 files for old readers (RFC 7292, C). */
    static OutputEncryptor tripleDesEncryptor(char[] password) {
        return legacyEncryptor(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new DESedeEngine(), password);
    }

    /** The encryption of certificates in PKCS#12 files for old readers (RFC 7292, C). */
    static OutputEncryptor rc2Encryptor(char[] password) {
        return legacyEncryptor(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, new RC2Engine(), password);
    }

    private static OutputEncryptor legacyEncryptor(
            ASN1ObjectIdentifier algorithm, BlockCipher cipher, char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(algorithm, CBCBlockCipher.newInstance(cipher))
                .setIterationCount(LEGACY_ITERATIONS)
                .build(password);
    }

    /** The default of openssl. */
    static final int LEGACY_ITERATIONS = 2048;

    /** The default of the JDK; that of openssl is 2048. */
    static final int ITERATIONS = 10_000;

    private static final int SALT_BYTES = 16;
}
