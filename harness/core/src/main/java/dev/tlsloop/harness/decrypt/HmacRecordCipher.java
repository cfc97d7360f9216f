package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The record protection of TLS 1.2 with an HMAC: CBC (RFC 5246, 6.2.3.2), RC4 and NULL (6.2.3.1), and encrypt-then-MAC
 * (RFC 7366).
 */
final class HmacRecordCipher implements RecordCipher {
    /** The order of encryption and authentication. */
    enum Order {
        MAC_THEN_ENCRYPT,
        ENCRYPT_THEN_MAC
    }

    private final BulkCipher cipher;
    private final Order order;
    private final byte[] key;
    private final SecretKeySpec macKey;
    private @Nullable Cipher stream;
    private long sequence;

    HmacRecordCipher(BulkCipher cipher, Order order, byte[] key, byte[] macKey) {
        this.cipher = cipher;
        this.order = order;
        this.key = key;
        this.macKey = new SecretKeySpec(macKey, cipher.macAlgorithm());
    }

    @Override
    public Plaintext open(byte[] header, byte[] fragment) throws GeneralSecurityException {
        byte[] content = content(header, fragment);
        sequence++;
        return new Plaintext(header[0] & 0xFF, content, 0);
    }

    private byte[] content(byte[] header, byte[] fragment) throws GeneralSecurityException {
        if (cipher.mode() == BulkCipher.Mode.NULL || fragment.length == 0) {
            return withoutMac(header, fragment);
        }
        if (cipher.mode() == BulkCipher.Mode.RC4) {
            return withoutMac(header, stream().update(fragment));
        }
        return order == Order.ENCRYPT_THEN_MAC ? openVerified(header, fragment) : openThenVerify(header, fragment);
    }

    /** The state of a stream cipher goes on from record to record. */
    private Cipher stream() throws GeneralSecurityException {
        if (stream == null) {
            stream = Cipher.getInstance("RC4");
            stream.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "RC4"));
        }
        return stream;
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
        String algorithm = isAes(cipher) ? "AES" : "DESede";
        Cipher cbc = Cipher.getInstance(algorithm + "/CBC/NoPadding");
        cbc.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(fragment, 0, block));
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
