package dev.tlsloop.harness.decrypt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash function of TLS, with HKDF-Expand-Label (RFC 8446, 7.1) and the PRF of TLS 1.2 (RFC 5246, 5). */
enum HashFunction {
    SHA_256("SHA-256", "HmacSHA256", 32),
    SHA_384("SHA-384", "HmacSHA384", 48);

    static final byte[] NO_CONTEXT = {};

    private final String digest;
    private final String hmac;
    private final int length;

    HashFunction(String digest, String hmac, int length) {
        this.digest = digest;
        this.hmac = hmac;
        this.length = length;
    }

    int length() {
        return length;
    }

    MessageDigest digest() throws GeneralSecurityException {
        return MessageDigest.getInstance(digest);
    }

    byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hmac);
        mac.init(new SecretKeySpec(key, hmac));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    byte[] expandLabel(byte[] secret, String label, int size) throws GeneralSecurityException {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(4 + name.length)
                .putShort((short) size)
                .put((byte) name.length)
                .put(name)
                .put((byte) 0)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = NO_CONTEXT;
        for (int i = 1; out.size() < size; i++) {
            block = hmac(secret, block, info, new byte[] {(byte) i});
            out.writeBytes(block);
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }

    byte[] prf(byte[] secret, String label, byte[] seed, int size) throws GeneralSecurityException {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] a = hmac(secret, name, seed);
        while (out.size() < size) {
            out.writeBytes(hmac(secret, a, name, seed));
            a = hmac(secret, a);
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }
}
