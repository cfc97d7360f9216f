package dev.tlsloop.pem;

import dev.tlsloop.pem.der.KeyDerivation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
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
        checkEncryptionOfHeader();
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
            return Objects.requireNonNull(parser.readObject(), "no object");
        } catch (IOException | RuntimeException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    /** The parser reads the DEK-Info header without a check, and knows fewer ciphers than openssl. */
    private void checkEncryptionOfHeader() {
        Matcher header = DEK_INFO.matcher(block.text());
        if (header.find()) {
            if (!LEGACY_CIPHER.matcher(header.group(1)).matches()) {
                throw undecipherable(header.group(1), null);
            }
            int bytes = header.group(1).startsWith("AES") ? 16 : 8;
            if (!header.group(2).matches(",[0-9A-Fa-f]{" + 2 * bytes + "}")) {
                throw unreadable(
                        "a DEK-Info header without an initialisation vector of " + bytes + " bytes: " + header.group(),
                        null);
            }
        }
    }

    private IllegalArgumentException undecipherable(@Nullable String cipher, @Nullable Exception cause) {
        return new IllegalArgumentException(
                place + ": expected a private key with an encryption that this reader supports, found " + cipher
                        + "; encrypt it again, for instance with openssl pkcs8 -topk8 -v2 aes-256-cbc",
                cause);
    }

    private PrivateKeyInfo decrypt(Object encrypted, Passphrase passphrase) {
        char[] characters = Passphrase.Question.ON_READING.ask(passphrase);
        if (characters.length == 0) {
            throw new IllegalArgumentException(place + ": the private key is encrypted: expected a passphrase,"
                    + " found none; give a Passphrase that returns it");
        }
        if (encrypted instanceof PKCS8EncryptedPrivateKeyInfo info) {
            KeyDerivation.check(place, info.toASN1Structure().getEncryptionAlgorithm());
        }
        try {
            return decrypt(encrypted, characters);
        } catch (IOException | PKCSException | RuntimeException e) {
            if (e.getCause() instanceof OperatorCreationException) {
                throw undecipherable(algorithm((PKCS8EncryptedPrivateKeyInfo) encrypted), e);
            }
            throw new IllegalArgumentException(
                    place + ": expected the passphrase that encrypted the private key, found another; give the right"
                            + " one (the parser's message: " + e.getMessage() + ")",
                    e);
        }
    }

    /** The object identifier of the cipher. */
    private static String algorithm(PKCS8EncryptedPrivateKeyInfo encrypted) {
        AlgorithmIdentifier encryption = encrypted.toASN1Structure().getEncryptionAlgorithm();
        if (!encryption.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            return "the scheme " + encryption.getAlgorithm();
        }
        try {
            return "the cipher "
                    + PBES2Parameters.getInstance(encryption.getParameters())
                            .getEncryptionScheme()
                            .getAlgorithm();
        } catch (RuntimeException malformed) {
            return "PBES2 with malformed parameters";
        }
    }

    private PrivateKeyInfo decrypt(Object encrypted, char[] passphrase) throws IOException, PKCSException {
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
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && info.getPrivateKeyAlgorithm().getParameters() instanceof ASN1Sequence) {
                throw new IllegalArgumentException(
                        place + ": expected a private key that this JDK can parse, found one with explicit curve"
                                + " parameters; write it again with openssl ec -param_enc named_curve",
                        e);
            }
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

    private static final Pattern DEK_INFO = Pattern.compile("^DEK-Info: *([^,\\n]*)(.*)$", Pattern.MULTILINE);
    private static final Pattern INITIALISATION_VECTOR = Pattern.compile(",(?:[0-9A-Fa-f]{2}){8,}");
    private static final Pattern LEGACY_CIPHER =
            Pattern.compile("(?:AES-(?:128|192|256)|DES|DES-EDE3?|BF|RC2(?:-40|-64)?)-(?:CBC|CFB|OFB|ECB)");
}
