package dev.tlsloop.harness.decrypt;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An authenticated cipher with one key. */
@FunctionalInterface
interface Aead {
    int TAG = 16;
    int NONCE = 12;

    /** The plaintext; throws if the tag is wrong. */
    byte[] open(byte[] nonce, byte[] additional, byte[] encrypted) throws GeneralSecurityException;

    static Aead of(BulkCipher cipher, byte[] key) {
        return switch (cipher.mode()) {
            case GCM ->
                (nonce, additional, encrypted) -> open(
                        "AES/GCM/NoPadding",
                        new SecretKeySpec(key, "AES"),
                        new GCMParameterSpec(TAG * 8, nonce),
                        additional,
                        encrypted);
            case CHACHA20_POLY1305 ->
                (nonce, additional, encrypted) -> open(
                        "ChaCha20-Poly1305",
                        new SecretKeySpec(key, "ChaCha20"),
                        new IvParameterSpec(nonce),
                        additional,
                        encrypted);
            case CCM_8 -> new AesCcm(key, TAG / 2);
            default -> new AesCcm(key, TAG);
        };
    }

    /** The length of the tag, by which a encrypted text is longer. */
    static int tagLength(BulkCipher cipher) {
        return cipher.mode() == BulkCipher.Mode.CCM_8 ? TAG / 2 : TAG;
    }

    private static byte[] open(
            String transformation, Key key, AlgorithmParameterSpec nonce, byte[] additional, byte[] encrypted)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.DECRYPT_MODE, key, nonce);
        cipher.updateAAD(additional);
        return cipher.doFinal(encrypted);
    }
}
