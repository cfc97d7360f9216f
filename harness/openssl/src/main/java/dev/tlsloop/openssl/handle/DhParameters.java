package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.EvpH;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import javax.crypto.spec.DHParameterSpec;

/** Diffie-Hellman parameters as an {@code EVP_PKEY}. */
final class DhParameters {
    private DhParameters() {}

    /**
     * Converts the JDK's form.
     *
     * @throws IllegalArgumentException when OpenSSL cannot read them
     */
    static NativeHandle of(DHParameterSpec parameters) {
        byte[] der = der(parameters);
        long pointer = DerConversion.read(der, pp -> EvpH.d2i_KeyParams(EvpH.PKEY_DH, 0, pp, der.length));
        return NativeHandle.briefly(NativeType.EVP_PKEY, pointer, "d2i_KeyParams");
    }

    private static byte[] der(DHParameterSpec parameters) {
        try {
            AlgorithmParameters encoder = AlgorithmParameters.getInstance("DH");
            encoder.init(parameters);
            return encoder.getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the parameters cannot be encoded: " + e.getMessage(), e);
        }
    }
}
