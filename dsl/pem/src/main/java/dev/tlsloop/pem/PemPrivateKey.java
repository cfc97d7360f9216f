package dev.tlsloop.pem;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * A PEM block with a private key, and its conversion to a key of the JDK.
 *
 * @param place the source, for error messages
 */
record PemPrivateKey(String place, PemBlock block) {
    PrivateKey read(Passphrase passphrase) {
        Object parsed = parse();
        if (parsed instanceof PEMKeyPair pair) {
            return toJdk(pair.getPrivateKeyInfo());
        }
        if (parsed instanceof PrivateKeyInfo info) {
            return toJdk(info);
        }
        return toJdk(decrypt(parsed, passphrase));
    }

    private Object parse() {
        try (PEMParser parser = new PEMParser(new StringReader(block.text()))) {
            return parser.readObject();
        } catch (IOException | IllegalStateException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private PrivateKeyInfo decrypt(Object encrypted, Passphrase passphrase) {
        char[] characters = Passphrase.Question.ON_READING.ask(passphrase);
        if (characters.length == 0) {
            throw new IllegalArgumentException(place + ": the private key is encrypted: expected a passphrase,"
                    + " found none; give a Passphrase that returns it");
        }
        try {
            return decrypt(encrypted, characters);
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new IllegalArgumentException(
                    place + ": expected the passphrase that encrypted the private key, found another; give the right"
                            + " one (the parser's message: " + e.getMessage() + ")",
                    e);
        }
    }

    private PrivateKeyInfo decrypt(Object encrypted, char[] passphrase)
            throws IOException, PKCSException, OperatorCreationException {
        if (encrypted instanceof PEMEncryptedKeyPair legacy) {
            return legacy.decryptKeyPair(new BcPEMDecryptorProvider(octets(passphrase)))
                    .getPrivateKeyInfo();
        }
        return ((PKCS8EncryptedPrivateKeyInfo) encrypted)
                .decryptPrivateKeyInfo(PasswordBasedEncryption.decryptor(passphrase));
    }

    /** One character for each octet of UTF-8, because the older format has octets and its parser takes low bytes. */
    private static char[] octets(char[] passphrase) {
        byte[] octets = new String(passphrase).getBytes(StandardCharsets.UTF_8);
        return new String(octets, StandardCharsets.ISO_8859_1).toCharArray();
    }

    private PrivateKey toJdk(PrivateKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        try {
            // Without the optional public key of RFC 5958, which some JDKs cannot parse.
            byte[] encoded = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
            return KeyFactory.getInstance(name(algorithm)).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("a key of algorithm " + algorithm + ", which this JDK cannot parse: " + e.getMessage(), e);
        }
    }

    /** JDK 17 knows every algorithm by its object identifier, except elliptic curves. */
    private static String name(ASN1ObjectIdentifier algorithm) {
        return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : algorithm.getId();
    }

    private IllegalArgumentException unreadable(@Nullable String found, @Nullable Exception cause) {
        return new IllegalArgumentException(
                place + ": expected a private key, found " + found + "; write it again, for instance with openssl pkey",
                cause);
    }
}
