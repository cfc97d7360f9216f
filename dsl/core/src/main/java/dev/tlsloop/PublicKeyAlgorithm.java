package dev.tlsloop;

import java.security.PublicKey;
import java.security.interfaces.EdECKey;

/**
 * The kinds of key that a side may hold one credential of: OpenSSL and JSSE both choose by kind, and a second
 * credential of the same kind would silently replace the first.
 */
public enum PublicKeyAlgorithm {
    RSA("SHA256withRSA"),
    RSA_PSS("RSASSA-PSS"),
    EC("SHA256withECDSA"),
    ED25519("EdDSA"),
    ED448("EdDSA"),
    DSA("SHA256withDSA"),
    /** ML-DSA of any size (FIPS 204), which JDKs have from 24 on. */
    ML_DSA("ML-DSA"),
    OTHER("unknown");

    private final String signatureAlgorithm;

    PublicKeyAlgorithm(String signatureAlgorithm) {
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The kind of that key, by its JCA algorithm. */
    public static PublicKeyAlgorithm of(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> RSA;
            case "RSASSA-PSS" -> RSA_PSS;
            case "EC", "ECDSA" -> EC;
            case "Ed25519" -> ED25519;
            case "Ed448" -> ED448;
            case "EdDSA" -> ofEdwardsCurve(key);
            case "DSA" -> DSA;
            case "ML-DSA", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" -> ML_DSA;
            default -> OTHER;
        };
    }

    private static PublicKeyAlgorithm ofEdwardsCurve(PublicKey key) {
        return key instanceof EdECKey edwards && edwards.getParams().getName().equals("Ed448") ? ED448 : ED25519;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
