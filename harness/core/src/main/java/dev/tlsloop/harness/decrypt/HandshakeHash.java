package dev.tlsloop.harness.decrypt;

import dev.tlsloop.wire.HandshakeType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * The hash of the handshake messages so far (RFC 8446, 4.4.1; RFC 5246, 7.4.9). It runs with both hash functions of TLS,
 * because the first messages come before the suite is known.
 */
final class HandshakeHash {
    private final MessageDigest sha256 = digest(HashFunction.SHA_256);
    private final MessageDigest sha384 = digest(HashFunction.SHA_384);

    void add(byte[] message) {
        sha256.update(message);
        sha384.update(message);
    }

    void reset() {
        sha256.reset();
        sha384.reset();
    }

    byte[] with(HashFunction hash) {
        try {
            return ((MessageDigest) (hash == HashFunction.SHA_384 ? sha384 : sha256).clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK cannot copy the state of " + hash + "; use the provider SUN", e);
        }
    }

    /** Replaces the first ClientHello by its hash, after a HelloRetryRequest. */
    void replaceFirstHello(HashFunction hash) {
        byte[] first = with(hash);
        reset();
        add(new byte[] {(byte) HandshakeType.MESSAGE_HASH, 0, 0, (byte) first.length});
        add(first);
    }

    private static MessageDigest digest(HashFunction hash) {
        try {
            return hash.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks a hash function of TLS: " + e.getMessage(), e);
        }
    }
}
