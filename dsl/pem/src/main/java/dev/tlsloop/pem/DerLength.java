package dev.tlsloop.pem;

import java.util.OptionalInt;

/** How long an object in DER says that it is. */
final class DerLength {
    private DerLength() {}

    /**
     * Refuses what stands behind the object, because the readers of the JDK leave it unread and say nothing: a second
     * certificate in the same file would be lost. What is no object, or too short, they refuse themselves.
     */
    static void checkNoTrailingBytes(String place, byte[] bytes, String remedy) {
        length(bytes).ifPresent(length -> {
            if (length < bytes.length) {
                throw new IllegalArgumentException(place + ": expected one object in DER, of " + length
                        + " bytes, found " + (bytes.length - length) + " more behind it; " + remedy);
            }
        });
    }

    /** With its header (X.690, 8.1.3); empty where there is none, or none that tells the length. */
    private static OptionalInt length(byte[] bytes) {
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

    /** So many above it are the bytes of the length; none means that the end is marked. */
    private static final int LONG_FORM = 0x80;
}
