package dev.tlsloop.jsse.managers;

import dev.tlsloop.Credential;
import dev.tlsloop.PublicKeyAlgorithm;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Set;

/**
 * Which credential a JSSE provider asks for by the name of a key type. The JDK asks for algorithms (EC, RSA), Bouncy Castle
 * up to TLS 1.2 for key exchanges that a server's key can sign (ECDHE_ECDSA), and in TLS 1.3 for curves (EC/secp256r1).
 */
final class JsseKeyTypes {
    private static final String OF_CURVE = "EC/";

    private JsseKeyTypes() {}

    static boolean fits(String keyType, Credential credential) {
        PublicKey key = credential.certificate().getPublicKey();
        return switch (PublicKeyAlgorithm.of(key)) {
            case EC -> isOfEc(keyType, key);
            case RSA -> Set.of("RSA", "ECDHE_RSA", "DHE_RSA").contains(keyType);
            case RSA_PSS -> keyType.equals("RSASSA-PSS");
            case ED25519 -> Set.of("EdDSA", "Ed25519").contains(keyType);
            case ED448 -> Set.of("EdDSA", "Ed448").contains(keyType);
            case DSA -> Set.of("DSA", "DHE_DSS").contains(keyType);
            case ML_DSA, OTHER -> false;
        };
    }

    private static boolean isOfEc(String keyType, PublicKey key) {
        return keyType.startsWith(OF_CURVE)
                ? key instanceof ECPublicKey ec
                        && keyType.equals(OF_CURVE + "secp"
                                + ec.getParams().getCurve().getField().getFieldSize() + "r1")
                : keyType.startsWith("EC") && !keyType.endsWith("_RSA");
    }
}
