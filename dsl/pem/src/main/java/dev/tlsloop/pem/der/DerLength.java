package dev.tlsloop.pem.der;

import java.util.Arrays;
import java.util.OptionalInt;

/** The encoded length of a DER object. */
public final class DerLength {
    private DerLength() {}

    /**
     * Refuses bytes after the object. The parsers of the JDK ignore them, so a second certificate in the same file
     * would be lost. The parsers refuse malformed and truncated objects themselves.
     */
    public static void checkNoTrailingBytes(String place, byte[] bytes, String remedy) {
        length(bytes).ifPresent(length -> {
            if (length < bytes.length) {
                throw new IllegalArgumentException(place + ": expected one object in DER, of " + length
                        + " bytes, found " + (bytes.length - length) + " more after it; " + remedy);
            }
        });
    }

    /** The bytes of the first object; all bytes if it has no definite length. */
    public static byte[] first(byte[] bytes) {
        int length = length(bytes).orElse(bytes.length);
        return length >= 0 && length < bytes.length ? Arrays.copyOf(bytes, length) : bytes;
    }

    /** The length with the header (X.690, 8.1.3); empty if the header is missing or has no definite length. */
    static OptionalInt length(byte[] bytes) {
        if (bytes.length < 2) {
            return OptionalInt.empty();
        }
        int first = bytes[1] & 0xff;
        int more = first < LONG_FORM ? 0 : first - LONG_FORM;
        if (first == LONG_FORM || more >= Integer.BYTES || bytes.length < 2 + more) {
            return OptionalInt.empty();
        }
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << Byte.SIZE | bytes[2 + i] & 0xff;
        }
        return OptionalInt.of(2 + more + length);
    }

    /**
     * The first length byte of the long form; its low bits are the number of length bytes, and 0 is the indefinite
     * form.
     */
    private static final int LONG_FORM = 0x80;
}
