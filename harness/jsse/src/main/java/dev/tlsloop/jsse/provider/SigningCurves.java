package dev.tlsloop.jsse.provider;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Optional;

/** The curves of certificates that SunJSSE can present; it passes over a key on any other without an error. */
final class SigningCurves {
    private static final List<String> NAMES = List.of("secp256r1", "secp384r1", "secp521r1");

    private SigningCurves() {}

    /** The name of the key's curve if SunJSSE does not sign on it. */
    static Optional<String> unsupported(PublicKey key) {
        return key instanceof ECPublicKey elliptic && NAMES.stream().noneMatch(name -> isOn(name, elliptic.getParams()))
                ? Optional.of(elliptic.getParams().toString())
                : Optional.empty();
    }

    private static boolean isOn(String name, ECParameterSpec parameters) {
        try {
            AlgorithmParameters known = AlgorithmParameters.getInstance("EC");
            known.init(new ECGenParameterSpec(name));
            ECParameterSpec curve = known.getParameterSpec(ECParameterSpec.class);
            return curve.getCurve().equals(parameters.getCurve())
                    && curve.getGenerator().equals(parameters.getGenerator());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks the curve " + name, e);
        }
    }
}
