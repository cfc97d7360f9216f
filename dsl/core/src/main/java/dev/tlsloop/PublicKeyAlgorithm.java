package dev.tlsloop;

import java.security.PublicKey;
import java.security.interfaces.EdECKey;

/**
 * The public key algorithms. A context has at most one credential of each, because OpenSSL and JSSE select by
 * algorithm, and a second credential would silently replace the first.
 */
public enum PublicKeyAlgorithm {
    RSA("SHA256withRSA"),
    RSA_PSS("RSASSA-PSS"),
    EC("SHA256withECDSA"),
    ED25519("EdDSA"),
    ED448("EdDSA"),
    DSA("SHA256withDSA"),
    /** ML-DSA of any parameter set (FIPS 204), in JDK 24 and later. */
    ML_DSA("ML-DSA"),
    OTHER("unknown");

    private final String signatureAlgorithm;

    PublicKeyAlgorithm(String signatureAlgorithm) {
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The algorithm of a key, by its JCA name. */
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
