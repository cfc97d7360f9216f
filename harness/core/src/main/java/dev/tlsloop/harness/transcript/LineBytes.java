package dev.tlsloop.harness.transcript;

import java.util.Arrays;

/**
 * The bytes behind one line of a transcript.
 *
 * @param plain the content: a handshake message with its type and length, an alert, data; decrypted where a secret opened
 *     it, else empty. Not copied
 * @param sent the records that carried it, as they reached the peer, headers included. A record that carries several
 *     messages is in the bytes of each. Not copied
 */
public record LineBytes(byte[] plain, byte[] sent) {
    /** These bytes and those of the next message of the same line. */
    public LineBytes and(LineBytes next) {
        return new LineBytes(joined(plain, next.plain), joined(sent, next.sent));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
