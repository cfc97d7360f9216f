package dev.tlsloop.harness.decrypt;

import dev.tlsloop.CipherSuite;
import java.util.Optional;

/**
 * The record protection of a cipher suite, read from its name, which tells it in every suite.
 *
 * @param keyLength the length of a key in bytes
 * @param macAlgorithm the HMAC of a suite that is no AEAD by the name of the JDK; empty for an AEAD
 */
record BulkCipher(Mode mode, int keyLength, String macAlgorithm, HashFunction hash) {
    /** The mode of the cipher. */
    enum Mode {
        GCM,
        CCM,
        CCM_8,
        CHACHA20_POLY1305,
        AES_CBC,
        TRIPLE_DES_CBC,
        RC4,
        /** No encryption: the records have a MAC alone. */
        NULL
    }

    private static final int TRIPLE_DES_KEY = 24;
    private static final int RC4_KEY = 16;
    private static final int CHACHA20_KEY = 32;

    /** Empty for a cipher that the JDK lacks, such as ARIA and Camellia. */
    static Optional<BulkCipher> of(CipherSuite suite) {
        String name = suite.name();
        HashFunction hash = name.endsWith("SHA384") ? HashFunction.SHA_384 : HashFunction.SHA_256;
        if (name.contains("CHACHA20_POLY1305")) {
            return Optional.of(new BulkCipher(Mode.CHACHA20_POLY1305, CHACHA20_KEY, "", hash));
        }
        if (name.contains("3DES_EDE_CBC")) {
            return Optional.of(new BulkCipher(Mode.TRIPLE_DES_CBC, TRIPLE_DES_KEY, hmac(name), hash));
        }
        if (name.contains("_WITH_RC4_128_")) {
            return Optional.of(new BulkCipher(Mode.RC4, RC4_KEY, hmac(name), hash));
        }
        if (name.contains("_WITH_NULL_SHA") || name.endsWith("_WITH_NULL_MD5")) {
            return Optional.of(new BulkCipher(Mode.NULL, 0, hmac(name), hash));
        }
        return name.contains("_AES_") ? mode(name).map(mode -> aes(mode, name, hash)) : Optional.empty();
    }

    boolean isAead() {
        return macAlgorithm.isEmpty();
    }

    private static BulkCipher aes(Mode mode, String name, HashFunction hash) {
        int keyLength = name.contains("AES_256") ? 32 : 16;
        return new BulkCipher(mode, keyLength, mode == Mode.AES_CBC ? hmac(name) : "", hash);
    }

    private static Optional<Mode> mode(String name) {
        if (name.contains("_GCM")) {
            return Optional.of(Mode.GCM);
        }
        if (name.contains("_CCM")) {
            return Optional.of(name.contains("_CCM_8") ? Mode.CCM_8 : Mode.CCM);
        }
        return name.contains("_CBC") ? Optional.of(Mode.AES_CBC) : Optional.empty();
    }

    private static String hmac(String name) {
        if (name.endsWith("SHA384")) {
            return "HmacSHA384";
        }
        if (name.endsWith("MD5")) {
            return "HmacMD5";
        }
        return name.endsWith("SHA256") ? "HmacSHA256" : "HmacSHA1";
    }
}
