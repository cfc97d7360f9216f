package dev.tlsloop.harness.decrypt;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
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

    static Aead of(BulkCipher cipher, byte[] key) throws GeneralSecurityException {
        return switch (cipher.mode()) {
            case GCM -> gcm(new SecretKeySpec(key, "AES"));
            case CHACHA20_POLY1305 -> chaCha20(new SecretKeySpec(key, "ChaCha20"));
            case CCM_8 -> new AesCcm(key, TAG / 2);
            default -> new AesCcm(key, TAG);
        };
    }

    /** The length of the tag, by which an encrypted text is longer. */
    static int tagLength(BulkCipher cipher) {
        return cipher.mode() == BulkCipher.Mode.CCM_8 ? TAG / 2 : TAG;
    }

    private static Aead gcm(Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        return (nonce, additional, encrypted) ->
                open(cipher, key, new GCMParameterSpec(TAG * 8, nonce), additional, encrypted);
    }

    /** The JDK refuses a nonce twice on one object, and a record that does not open leaves the nonce to the next. */
    private static Aead chaCha20(Key key) {
        return (nonce, additional, encrypted) ->
                open(Cipher.getInstance("ChaCha20-Poly1305"), key, new IvParameterSpec(nonce), additional, encrypted);
    }

    private static byte[] open(
            Cipher cipher, Key key, AlgorithmParameterSpec nonce, byte[] additional, byte[] encrypted)
            throws GeneralSecurityException {
        if (encrypted.length < TAG) {
            // Some providers throw an unchecked exception for it.
            throw new AEADBadTagException("shorter than a tag");
        }
        cipher.init(Cipher.DECRYPT_MODE, key, nonce);
        cipher.updateAAD(additional);
        return cipher.doFinal(encrypted);
    }
}
