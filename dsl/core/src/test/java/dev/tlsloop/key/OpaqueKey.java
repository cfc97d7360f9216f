package dev.tlsloop.key;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/** A private key that shows no numbers: only a provider that knows its encoding can sign with it. */
public record OpaqueKey(String algorithm, byte @Nullable [] encoding) implements PrivateKey {
    private static final long serialVersionUID = 1;

    /** A key without an encoding, as a security module returns it. */
    public static OpaqueKey inHardware(String algorithm) {
        return new OpaqueKey(algorithm, null);
    }

    static OpaqueKey of(PrivateKey key) {
        return new OpaqueKey(key.getAlgorithm(), key.getEncoded());
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public @Nullable String getFormat() {
        return encoding == null ? null : "PKCS#8";
    }

    @Override
    public byte @Nullable [] getEncoded() {
        return encoding;
    }
}
