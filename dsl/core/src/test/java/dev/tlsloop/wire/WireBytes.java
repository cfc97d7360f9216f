package dev.tlsloop.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A builder of the bytes of records, handshake messages and fields. */
final class WireBytes {
    static final byte[] RANDOM = ascii("0123456789abcdef0123456789abcdef");
    static final byte[] SESSION_ID = ascii("session");

    private WireBytes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] u8(int... values) {
        return number(1, values);
    }

    static byte[] u16(int... values) {
        return number(2, values);
    }

    static byte[] vector8(byte[]... parts) {
        return concat(number(1, concat(parts).length), concat(parts));
    }

    static byte[] vector16(byte[]... parts) {
        return concat(number(2, concat(parts).length), concat(parts));
    }

    static byte[] extension(int type, byte[]... body) {
        return concat(u16(type), vector16(body));
    }

    static byte[] handshake(int type, byte[]... body) {
        return concat(u8(type), number(3, concat(body).length), concat(body));
    }

    static byte[] record(int type, byte[]... body) {
        return concat(u8(type), u16(0x0303), vector16(body));
    }

    /** Splits bytes into handshake records of at most the given size. */
    static byte[] records(int size, byte[] messages) {
        byte[] all = {};
        for (int at = 0; at < messages.length; at += size) {
            all = concat(all, record(22, Arrays.copyOfRange(messages, at, Math.min(messages.length, at + size))));
        }
        return all;
    }

    static byte[] clientHello(byte[]... extensions) {
        return handshake(1, clientHelloStart(), vector16(extensions));
    }

    /** The body of a ClientHello before its extensions. */
    static byte[] clientHelloStart() {
        return concat(u16(0x0303), RANDOM, vector8(SESSION_ID), vector16(u16(0x1301, 0x0a0a, 0xc02f)), vector8(u8(0)));
    }

    /** A ClientHello with every field that the accessors read. */
    static byte[] fullClientHello() {
        return clientHello(
                extension(0, vector16(u8(0), vector16(ascii("a.test")))),
                extension(16, vector16(vector8(ascii("h2")), vector8(ascii("http/1.1")))),
                extension(43, vector8(u16(0x0a0a, 0x0304, 0x0303))),
                extension(10, vector16(u16(0x11ec, 0x001d))),
                extension(51, vector16(u16(0x11ec), vector16(new byte[1216]), u16(0x001d), vector16(new byte[32]))),
                extension(13, vector16(u16(0x0403, 0x0804))));
    }

    static byte[] serverHello(byte[] random, byte[]... extensions) {
        return handshake(2, u16(0x0303), random, vector8(SESSION_ID), u16(0x1301), u8(0), vector16(extensions));
    }

    static byte[] serverHello13() {
        return serverHello(RANDOM, extension(43, u16(0x0304)), extension(51, u16(0x001d), vector16(new byte[32])));
    }

    static byte[] helloRetryRequest() {
        byte[] random =
                java.util.HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
        return serverHello(random, extension(43, u16(0x0304)), extension(51, u16(0x0017)));
    }

    static ByteBuffer buffer(byte[]... parts) {
        return ByteBuffer.wrap(concat(parts));
    }

    private static byte[] number(int size, int... values) {
        byte[] bytes = new byte[size * values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i / size] >> 8 * (size - 1 - i % size));
        }
        return bytes;
    }
}
