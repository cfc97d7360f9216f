package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;

/** The nonce of a record: the IV of the direction combined with the number of the record (RFC 8446, 5.3). */
final class Nonces {
    private Nonces() {}

    static byte[] xor(byte[] iv, long sequence) {
        byte[] nonce = iv.clone();
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        for (int i = 0; i < number.length; i++) {
            nonce[nonce.length - number.length + i] ^= number[i];
        }
        return nonce;
    }
}
