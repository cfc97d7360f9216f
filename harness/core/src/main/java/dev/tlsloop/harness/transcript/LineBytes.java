package dev.tlsloop.harness.transcript;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * The bytes behind one line of a transcript.
 *
 * @param plain the content: a handshake message with its type and length, an alert, data; decrypted where a secret opened
 *     it, else empty. Not copied
 * @param sent the records that carried it, as they were sent and before any fault, headers included. A record that carries several
 *     messages is in the bytes of each. Not copied
 */
public record LineBytes(byte[] plain, byte[] sent) {
    /** The bytes of several messages of one line, in order. */
    public static LineBytes joined(List<LineBytes> pieces) {
        return pieces.size() == 1
                ? pieces.get(0)
                : new LineBytes(joined(pieces, LineBytes::plain), joined(pieces, LineBytes::sent));
    }

    private static byte[] joined(List<LineBytes> pieces, Function<LineBytes, byte[]> part) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        pieces.forEach(piece -> joined.writeBytes(part.apply(piece)));
        return joined.toByteArray();
    }
}
