package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in CCM mode, which the JDK lacks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3610">RFC 3610, Counter with CBC-MAC</a>
 */
final class AesCcm implements Aead {
    private static final int BLOCK = 16;

    private final byte[] key;
    private final int tagLength;

    AesCcm(byte[] key, int tagLength) {
        this.key = key;
        this.tagLength = tagLength;
    }

    @Override
    public byte[] open(byte[] nonce, byte[] additional, byte[] encrypted) throws GeneralSecurityException {
        if (encrypted.length < tagLength) {
            throw new AEADBadTagException("shorter than a tag");
        }
        Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] plain = new byte[encrypted.length - tagLength];
        for (int at = 0; at < plain.length; at += BLOCK) {
            byte[] stream = block.doFinal(counter(nonce, at / BLOCK + 1));
            for (int i = at; i < Math.min(at + BLOCK, plain.length); i++) {
                plain[i] = (byte) (encrypted[i] ^ stream[i - at]);
            }
        }
        byte[] tag = xor(mac(block, nonce, additional, plain), block.doFinal(counter(nonce, 0)));
        if (!Arrays.equals(tag, 0, tagLength, encrypted, plain.length, encrypted.length)) {
            throw new AEADBadTagException("the tag is wrong");
        }
        return plain;
    }

    /** The counter block of RFC 3610, 2.3. */
    private static byte[] counter(byte[] nonce, int counter) {
        byte[] block = new byte[BLOCK];
        block[0] = (byte) (lengthField(nonce) - 1);
        System.arraycopy(nonce, 0, block, 1, nonce.length);
        putLength(block, counter);
        return block;
    }

    /** The CBC-MAC of RFC 3610, 2.2. */
    private byte[] mac(Cipher block, byte[] nonce, byte[] additional, byte[] plain) throws GeneralSecurityException {
        byte[] first = new byte[BLOCK];
        first[0] = (byte) ((additional.length > 0 ? 0x40 : 0) | (tagLength - 2) / 2 << 3 | lengthField(nonce) - 1);
        System.arraycopy(nonce, 0, first, 1, nonce.length);
        putLength(first, plain.length);
        byte[] mac = block.doFinal(first);
        if (additional.length > 0) {
            mac = absorb(
                    block,
                    mac,
                    ByteBuffer.allocate(2 + additional.length)
                            .putShort((short) additional.length)
                            .put(additional)
                            .array());
        }
        return absorb(block, mac, plain);
    }

    private static byte[] absorb(Cipher block, byte[] mac, byte[] text) throws GeneralSecurityException {
        byte[] state = mac;
        for (int at = 0; at < text.length; at += BLOCK) {
            state = block.doFinal(xor(state, Arrays.copyOfRange(text, at, at + BLOCK)));
        }
        return state;
    }

    /** The nonce and the length of the text share a block with one byte of flags. */
    private static int lengthField(byte[] nonce) {
        return BLOCK - 1 - nonce.length;
    }

    private static void putLength(byte[] block, int value) {
        block[13] |= (byte) (value >> 16);
        block[14] = (byte) (value >> 8);
        block[15] = (byte) value;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }
}
