package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The record protection of TLS 1.2 with CBC and HMAC (RFC 5246, 6.2.3.2), or encrypt-then-MAC (RFC 7366). */
final class CbcRecordCipher implements RecordCipher {
    /** The order of encryption and authentication. */
    enum Order {
        MAC_THEN_ENCRYPT,
        ENCRYPT_THEN_MAC
    }

    private final BulkCipher cipher;
    private final Order order;
    private final SecretKeySpec key;
    private final SecretKeySpec macKey;
    private long sequence;

    CbcRecordCipher(BulkCipher cipher, Order order, byte[] key, byte[] macKey) {
        this.cipher = cipher;
        this.order = order;
        this.key = new SecretKeySpec(key, isAes(cipher) ? "AES" : "DESede");
        this.macKey = new SecretKeySpec(macKey, cipher.macAlgorithm());
    }

    @Override
    public Plaintext open(byte[] header, byte[] fragment) throws GeneralSecurityException {
        byte[] content =
                order == Order.ENCRYPT_THEN_MAC ? openVerified(header, fragment) : openThenVerify(header, fragment);
        sequence++;
        return new Plaintext(header[0] & 0xFF, content, 0);
    }

    private byte[] openVerified(byte[] header, byte[] fragment) throws GeneralSecurityException {
        byte[] encrypted = withoutMac(header, fragment);
        return withoutPadding(decrypt(encrypted));
    }

    private byte[] openThenVerify(byte[] header, byte[] fragment) throws GeneralSecurityException {
        return withoutMac(header, withoutPadding(decrypt(fragment)));
    }

    private byte[] decrypt(byte[] fragment) throws GeneralSecurityException {
        int block = isAes(cipher) ? 16 : 8;
        if (fragment.length < 2 * block) {
            throw new GeneralSecurityException("a record without a block");
        }
        Cipher cbc = Cipher.getInstance(key.getAlgorithm() + "/CBC/NoPadding");
        cbc.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(fragment, 0, block));
        return cbc.doFinal(fragment, block, fragment.length - block);
    }

    private static byte[] withoutPadding(byte[] padded) throws GeneralSecurityException {
        int padding = (padded[padded.length - 1] & 0xFF) + 1;
        if (padding > padded.length) {
            throw new GeneralSecurityException("a padding that is longer than the record");
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private byte[] withoutMac(byte[] header, byte[] authenticated) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(cipher.macAlgorithm());
        mac.init(macKey);
        int length = authenticated.length - mac.getMacLength();
        if (length < 0) {
            throw new GeneralSecurityException("a record that is shorter than its MAC");
        }
        mac.update(ByteBuffer.allocate(13)
                .putLong(sequence)
                .put(header, 0, 3)
                .putShort((short) length)
                .array());
        mac.update(authenticated, 0, length);
        if (!MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(authenticated, length, authenticated.length))) {
            throw new GeneralSecurityException("the MAC is wrong");
        }
        return Arrays.copyOf(authenticated, length);
    }

    private static boolean isAes(BulkCipher cipher) {
        return cipher.mode() == BulkCipher.Mode.AES_CBC;
    }
}
