package dev.tlsloop.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mismatch is the result of a comparison that was made, for keys of every kind. */
class KeyMatchTest {
    private static final String ECDSA = "SHA256withECDSA";
    private static final String PSS = "RSASSA-PSS";

    @Test
    void aPssKeyRestrictedToSha384Matches() throws Exception {
        KeyPair pair = restrictedToSha384();
        assertEquals(KeyMatch.Kind.MATCH, kind(pair.getPrivate(), pair, PSS));
    }

    @Test
    void anotherPssKeyRestrictedToSha384DoesNotMatch() throws Exception {
        PrivateKey other = restrictedToSha384().getPrivate();
        assertEquals(KeyMatch.Kind.MISMATCH, kind(other, restrictedToSha384(), PSS));
    }

    @Test
    void aPssKeyWithAnEncodingOnlyMatches() throws Exception {
        KeyPair pair = restrictedToSha384();
        assertEquals(KeyMatch.Kind.MATCH, kind(OpaqueKey.of(pair.getPrivate()), pair, PSS));
    }

    /** The public point of the private value 2 is the double of the base point, from SEC 2 and RFC 5639. */
    @ParameterizedTest
    @CsvSource({
        "secp256k1, c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5,"
                + " 1ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a, 2, MATCH",
        "secp256k1, c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5,"
                + " 1ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a, 3, MISMATCH",
        "secp256k1, f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9,"
                + " 388f7b0f632de8140fe337e62a37f3566500a99934c2231b6cb9fd7584b8e672, 3, MATCH",
        "secp256r1, 7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978,"
                + " 07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1, 2, MATCH",
        "secp256r1, 7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978,"
                + " 07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1, 3, MISMATCH"
    })
    void aKeyOfACurveIsComparedWithItsPoint(String curve, String x, String y, int secret, KeyMatch.Kind expected)
            throws Exception {
        ECPoint point = new ECPoint(new BigInteger(x, 16), new BigInteger(y, 16));
        ECPublicKeySpec publicKey = new ECPublicKeySpec(point, curve(curve));
        KeyPair pair = new KeyPair(KeyFactory.getInstance("EC").generatePublic(publicKey), key(curve, secret));
        assertEquals(expected, kind(pair.getPrivate(), pair, ECDSA));
    }

    @Test
    void keysOfDifferentCurvesDoNotMatch() throws Exception {
        KeyPair pair = pair("EC", new ECGenParameterSpec("secp256r1"));
        assertEquals(KeyMatch.Kind.MISMATCH, kind(key("secp256k1", 2), pair, ECDSA));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, Ed448", "RSA, EC", "DSA, RSA", "EC, Ed25519"})
    void keysOfDifferentKindsDoNotMatch(String one, String other) throws Exception {
        PrivateKey key = KeyPairGenerator.getInstance(one).generateKeyPair().getPrivate();
        KeyPair pair = KeyPairGenerator.getInstance(other).generateKeyPair();
        assertEquals(KeyMatch.Kind.MISMATCH, kind(key, pair, "SHA256with" + other));
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA", "Ed25519, EdDSA"})
    void aKeyWithAnEncodingOnlyMatches(String algorithm, String signature) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        assertEquals(KeyMatch.Kind.MATCH, kind(OpaqueKey.of(pair.getPrivate()), pair, signature));
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA", "Ed25519, EdDSA"})
    void anotherKeyWithAnEncodingOnlyDoesNotMatch(String algorithm, String signature) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        PrivateKey other =
                KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        assertEquals(KeyMatch.Kind.MISMATCH, kind(OpaqueKey.of(other), pair, signature));
    }

    @Test
    void aShorterRsaKeyWithAnEncodingOnlyDoesNotMatch() throws Exception {
        KeyPair pair = pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        KeyPair shorter = pair("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
        assertEquals(KeyMatch.Kind.MISMATCH, kind(OpaqueKey.of(shorter.getPrivate()), pair, "SHA256withRSA"));
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA", "Ed25519, EdDSA"})
    void aKeyThatNoProviderSignsWithIsUnknown(String algorithm, String signature) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        assertEquals(KeyMatch.Kind.UNKNOWN, kind(OpaqueKey.inHardware(algorithm), pair, signature));
    }

    private static KeyMatch.Kind kind(PrivateKey key, KeyPair pair, String signature) {
        return KeyMatch.of(key, pair.getPublic(), signature).kind();
    }

    private static KeyPair restrictedToSha384() throws Exception {
        PSSParameterSpec restriction = new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);
        return pair("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, restriction));
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    private static PrivateKey key(String curve, int secret) throws Exception {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(BigInteger.valueOf(secret), curve(curve)));
    }

    private static ECParameterSpec curve(String name) throws Exception {
        AlgorithmParameters known = AlgorithmParameters.getInstance("EC");
        known.init(new ECGenParameterSpec(name));
        return known.getParameterSpec(ECParameterSpec.class);
    }
}
