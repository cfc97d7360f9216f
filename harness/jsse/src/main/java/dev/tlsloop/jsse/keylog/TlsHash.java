package dev.tlsloop.jsse.keylog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash of TLS and what the key schedules make of it: HKDF (RFC 5869), its labels (RFC 8446, 7.1), PRF (RFC 5246, 5). */
enum TlsHash {
    SHA_256("SHA-256", "HmacSHA256", 32),
    SHA_384("SHA-384", "HmacSHA384", 48);

    private final String digest;
    private final String hmac;
    private final int length;

    TlsHash(String digest, String hmac, int length) {
        this.digest = digest;
        this.hmac = hmac;
        this.length = length;
    }

    /** The one whose results are that long. */
    static Optional<TlsHash> ofLength(int length) {
        return Stream.of(values()).filter(tlsHash -> tlsHash.length == length).findFirst();
    }

    int length() {
        return length;
    }

    byte[] of(byte[] text) {
        try {
            return MessageDigest.getInstance(digest).digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Computed by the provider behind the observing one, so that nobody takes it for JSSE's work. */
    byte[] hmac(byte[] key, byte[]... texts) {
        try {
            Mac mac = Mac.getInstance(
                    hmac,
                    ObservingProvider.original(ObservingProvider.HMAC, hmac).orElseThrow());
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, hmac));
            Stream.of(texts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF-Extract over a secret of zeroes, which is how the master secret of TLS 1.3 is made. */
    byte[] extractNothing(byte[] salt) {
        return hmac(salt, new byte[length]);
    }

    /** HKDF-Expand-Label. */
    byte[] expand(byte[] secret, String label, byte[] context, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] info = new HkdfLabel(size, label, context).encoded();
        byte[] block = {};
        for (int i = 1; out.size() < size; i++) {
            block = hmac(secret, block, info, new byte[] {(byte) i});
            out.writeBytes(block);
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }

    /** Derive-Secret over a transcript that was hashed already. */
    byte[] derive(byte[] secret, String label, byte[] transcript) {
        return expand(secret, label, transcript, length);
    }

    /** The PRF of TLS 1.2. */
    byte[] prf(byte[] secret, String label, byte[] seed, int size) {
        byte[] all = concat(label.getBytes(StandardCharsets.US_ASCII), seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] a = all;
        while (out.size() < size) {
            a = hmac(secret, a);
            out.writeBytes(hmac(secret, a, all));
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }

    static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        Stream.of(parts).forEach(all::put);
        return all.array();
    }
}
