package dev.tlsloop.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * The result of a comparison of a private key with a public key. Only a comparison that was made is a mismatch.
 *
 * @param kind whether the keys belong together
 * @param obstacle the error that prevented the comparison; empty if it was made
 */
public record KeyMatch(Kind kind, Optional<GeneralSecurityException> obstacle) {
    /** The three results. */
    public enum Kind {
        MATCH,
        MISMATCH,
        /** The keys show no numbers to compare, and no provider signs with them. */
        UNKNOWN
    }

    /**
     * Compares the numbers of the keys, or signs and verifies if the private key shows none.
     *
     * @param signatureAlgorithm the JCA name of a signature with the public key
     */
    public static KeyMatch of(PrivateKey privateKey, PublicKey publicKey, String signatureAlgorithm) {
        if (isOfAnotherFamily(privateKey, publicKey)) {
            return of(false);
        }
        PrivateKey readable = readable(privateKey);
        return byParameters(readable, publicKey).map(KeyMatch::of).orElseGet(() -> {
            KeyMatch signed = bySignature(readable, publicKey, signatureAlgorithm);
            return signed.kind == Kind.UNKNOWN
                    ? byPoint(readable, publicKey).map(KeyMatch::of).orElse(signed)
                    : signed;
        });
    }

    /** The JDK's providers do not sign with other classes, even if these have an encoding. */
    private static PrivateKey readable(PrivateKey key) {
        byte[] encoding = key instanceof RSAKey || key instanceof ECKey ? null : key.getEncoded();
        if (encoding == null || !"PKCS#8".equals(key.getFormat())) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoding));
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    /** Compares moduli, so that the restrictions of a PSS key (RFC 4055, 3.1) do not matter; or curves. */
    private static Optional<Boolean> byParameters(PrivateKey privateKey, PublicKey publicKey) {
        if (privateKey instanceof RSAKey a && publicKey instanceof RSAKey b) {
            return Optional.of(a.getModulus().equals(b.getModulus()));
        }
        boolean differentCurves = privateKey instanceof EdECKey edwards && publicKey instanceof EdECKey other
                ? !edwards.getParams().getName().equals(other.getParams().getName())
                : privateKey instanceof ECKey a && publicKey instanceof ECKey b && !isSameCurve(a, b);
        return differentCurves ? Optional.of(false) : Optional.empty();
    }

    /** Slower than a signature, so it is for the curves that no provider signs on. */
    private static Optional<Boolean> byPoint(PrivateKey privateKey, PublicKey publicKey) {
        return privateKey instanceof ECPrivateKey a && publicKey instanceof ECPublicKey b
                ? EllipticPoint.publicPoint(a.getS(), b.getParams()).map(b.getW()::equals)
                : Optional.empty();
    }

    private static KeyMatch bySignature(PrivateKey privateKey, PublicKey publicKey, String algorithm) {
        try {
            Signature verifier = signature(algorithm, publicKey);
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            Signature signer = signature(algorithm, publicKey);
            signer.initSign(privateKey);
            signer.update(PROBE);
            return of(verifies(verifier, signer.sign()));
        } catch (GeneralSecurityException e) {
            return new KeyMatch(Kind.UNKNOWN, Optional.of(e));
        } catch (RuntimeException e) {
            // The JDK's providers, such as SunPKCS11, wrap errors of the token in ProviderException.
            return new KeyMatch(Kind.UNKNOWN, Optional.of(new GeneralSecurityException(e.getMessage(), e)));
        }
    }

    /** A verifier throws when the signature has the length of another key. */
    private static boolean verifies(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static Signature signature(String algorithm, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(pssParameters(publicKey));
        }
        return signature;
    }

    private static AlgorithmParameterSpec pssParameters(PublicKey publicKey) {
        AlgorithmParameterSpec restriction = publicKey instanceof RSAKey rsa ? rsa.getParams() : null;
        return restriction == null
                ? new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)
                : restriction;
    }

    private static boolean isSameCurve(ECKey a, ECKey b) {
        return a.getParams().getCurve().equals(b.getParams().getCurve())
                && a.getParams().getGenerator().equals(b.getParams().getGenerator());
    }

    private static boolean isOfAnotherFamily(PrivateKey privateKey, PublicKey publicKey) {
        Optional<String> one = family(privateKey.getAlgorithm());
        Optional<String> other = family(publicKey.getAlgorithm());
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** The key algorithms whose keys may fit each other; empty for a name that a provider made up. */
    private static Optional<String> family(String algorithm) {
        return switch (algorithm) {
            case "RSA", "RSASSA-PSS" -> Optional.of("RSA");
            case "EC", "ECDSA" -> Optional.of("EC");
            case "EdDSA", "Ed25519", "Ed448" -> Optional.of("EdDSA");
            case "DSA" -> Optional.of("DSA");
            case "ML-DSA", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" -> Optional.of("ML-DSA");
            default -> Optional.empty();
        };
    }

    private static KeyMatch of(boolean fits) {
        return new KeyMatch(fits ? Kind.MATCH : Kind.MISMATCH, Optional.empty());
    }

    private static final byte[] PROBE = {'t', 'l', 's', 'l', 'o', 'o', 'p'};
}
