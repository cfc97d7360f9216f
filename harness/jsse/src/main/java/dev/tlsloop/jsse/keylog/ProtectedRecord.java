package dev.tlsloop.jsse.keylog;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The first TLS 1.3 record that one side protected with a traffic secret. A secret that opens it is confirmed (RFC
 * 8446, 5.2).
 *
 * @param record with its header
 */
record ProtectedRecord(byte[] record) {
    private static final int HEADER = 5;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** The AEADs of SunJSSE in TLS 1.3. */
    private enum Aead {
        AES_128_GCM("AES/GCM/NoPadding", "AES", 16, TlsHash.SHA_256),
        AES_256_GCM("AES/GCM/NoPadding", "AES", 32, TlsHash.SHA_384),
        CHACHA20_POLY1305("ChaCha20-Poly1305", "ChaCha20", 32, TlsHash.SHA_256);

        private final String transformation;
        private final String algorithm;
        private final int keyLength;
        private final TlsHash tlsHash;

        Aead(String transformation, String algorithm, int keyLength, TlsHash tlsHash) {
            this.transformation = transformation;
            this.algorithm = algorithm;
            this.keyLength = keyLength;
            this.tlsHash = tlsHash;
        }

        AlgorithmParameterSpec nonce(byte[] iv) {
            return this == CHACHA20_POLY1305 ? new IvParameterSpec(iv) : new GCMParameterSpec(TAG_BITS, iv);
        }
    }

    boolean opensWith(TlsHash tlsHash, byte[] trafficSecret) {
        return Stream.of(Aead.values())
                .filter(aead -> aead.tlsHash == tlsHash)
                .anyMatch(aead -> opens(aead, trafficSecret));
    }

    private boolean opens(Aead aead, byte[] secret) {
        byte[] key = aead.tlsHash.expand(secret, "key", new byte[0], aead.keyLength);
        byte[] iv = aead.tlsHash.expand(secret, "iv", new byte[0], NONCE);
        try {
            Cipher cipher = Cipher.getInstance(aead.transformation);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, aead.algorithm), aead.nonce(iv));
            cipher.updateAAD(record, 0, HEADER);
            cipher.doFinal(record, HEADER, record.length - HEADER);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
