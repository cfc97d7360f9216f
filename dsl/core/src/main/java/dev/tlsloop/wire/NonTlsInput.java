package dev.tlsloop.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A description of input that does not start with a handshake record, in one sentence. */
final class NonTlsInput {
    private static final int QUOTED = 40;
    private static final List<String> HTTP = List.of(
            "GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "CONNECT ", "OPTIONS ", "TRACE ", "PATCH ", "PRI ", "HTTP/");

    private NonTlsInput() {}

    static String describe(ByteBuffer in, String expected) {
        int first = in.get(in.position()) & 0xFF;
        if (ContentType.isKnown(first)) {
            return "the input starts with a record of the type " + ContentType.nameOf(first) + " (" + first
                    + "); expected is a " + expected + " in records of the type handshake (22)";
        }
        if (isSsl2ClientHello(in)) {
            return "the input starts with a ClientHello in the framing of SSL 2.0, which RFC 6176 forbids; expected is"
                    + " a "
                    + expected + " in TLS records";
        }
        String line = firstLine(in);
        if (line.isEmpty()) {
            return String.format("the input starts with the byte 0x%02x, which is not TLS; expected is 0x16", first);
        }
        boolean http = HTTP.stream().anyMatch(line::startsWith);
        return "the input starts with \"" + line + "\", which is " + (http ? "plain HTTP" : "text") + ", not TLS";
    }

    /** Matches the high bit of a two-byte length, message type 1, and a version 0.2 or 3.x. */
    private static boolean isSsl2ClientHello(ByteBuffer in) {
        int at = in.position();
        return in.remaining() >= 4
                && (in.get(at) & 0x80) != 0
                && in.get(at + 2) == 1
                && (in.get(at + 3) == 0 || in.get(at + 3) == 3);
    }

    /** The printable characters at the start of the input, up to the end of the line. */
    private static String firstLine(ByteBuffer in) {
        byte[] start = new byte[Math.min(QUOTED, in.remaining())];
        in.duplicate().get(start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = 0;
        while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) <= '~') {
            end++;
        }
        return text.substring(0, end);
    }
}
