package dev.tlsloop.harness.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request and one answer of HTTP/1.1 (RFC 9112), as far as a test of TLS needs them. */
final class HttpExchange {
    private static final int LONGEST_HEAD = 65_536;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0" + END_OF_HEAD;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: *(\\d{1,9}) *\r\n");
    private static final Pattern CHUNKED = Pattern.compile("\r\ntransfer-encoding: *chunked *\r\n");
    private static final Pattern EXPECT_CONTINUE = Pattern.compile("\r\nexpect: *100-continue *\r\n");

    private HttpExchange() {}

    /** Reads one request with its body, and answers 200 with the body {@code ok}. Other bytes get no answer. */
    static void answer(InputStream fromPeer, OutputStream toPeer) throws IOException {
        String head = readUntil(END_OF_HEAD, fromPeer).toLowerCase(Locale.ROOT);
        if (!head.endsWith(END_OF_HEAD)) {
            return;
        }
        if (EXPECT_CONTINUE.matcher(head).find()) {
            write(toPeer, "HTTP/1.1 100 Continue" + END_OF_HEAD);
        }
        readBody(head, fromPeer);
        write(
                toPeer,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close" + END_OF_HEAD
                        + (head.startsWith("head ") ? "" : "ok"));
    }

    /** A handler that sends a GET request for the root, and reads the answer to its end. */
    static PlaintextHandler get(String host) {
        return (fromPeer, toPeer) -> {
            write(toPeer, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close" + END_OF_HEAD);
            fromPeer.transferTo(OutputStream.nullOutputStream());
        };
    }

    private static void readBody(String head, InputStream from) throws IOException {
        Matcher length = CONTENT_LENGTH.matcher(head);
        if (CHUNKED.matcher(head).find()) {
            skipUntil(LAST_CHUNK, "\r\n", from);
        } else if (length.find()) {
            from.skipNBytes(Long.parseLong(length.group(1)));
        }
    }

    /** The bytes up to and with that end; fewer if the stream ends or the head is too long. */
    private static String readUntil(String end, InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        StringBuilder tail = new StringBuilder();
        for (int next = from.read(); next >= 0; next = from.read()) {
            head.write(next);
            append(tail, (char) next, end.length());
            if (tail.toString().equals(end) || head.size() == LONGEST_HEAD) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** @param before the bytes that were read before, as far as they may begin the end */
    private static void skipUntil(String end, String before, InputStream from) throws IOException {
        StringBuilder tail = new StringBuilder(before);
        int next = from.read();
        while (next >= 0) {
            append(tail, (char) next, end.length());
            next = tail.toString().equals(end) ? -1 : from.read();
        }
    }

    private static void append(StringBuilder tail, char next, int most) {
        tail.append(next);
        if (tail.length() > most) {
            tail.deleteCharAt(0);
        }
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
