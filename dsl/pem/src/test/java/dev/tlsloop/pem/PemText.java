package dev.tlsloop.pem;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** PEM for tests, of any bytes. */
final class PemText {
    private PemText() {}

    static String of(String label, byte[] content) {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    static byte[] followed(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
