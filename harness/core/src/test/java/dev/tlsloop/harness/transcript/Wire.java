package dev.tlsloop.harness.transcript;

import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Extension;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.ServerHello;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Records and hellos as they stand on the wire, made by hand. */
public final class Wire {
    private Wire() {}

    /** A record of that type with so many bytes of content. */
    public static ByteBuffer record(int type, int contentLength) {
        return record(type, new byte[contentLength]);
    }

    public static ByteBuffer record(int type, byte[] content) {
        ByteBuffer record = ByteBuffer.allocate(5 + content.length);
        return record.put((byte) type)
                .putShort((short) 0x0303)
                .putShort((short) content.length)
                .put(content)
                .flip();
    }

    public static ByteBuffer alert(int level, int description) {
        return record(21, new byte[] {(byte) level, (byte) description});
    }

    /** A handshake record that holds one message of that type with so many bytes of body. */
    public static ByteBuffer handshake(int type, int bodyLength) {
        byte[] content = new byte[4 + bodyLength];
        content[0] = (byte) type;
        content[2] = (byte) (bodyLength >> 8);
        content[3] = (byte) bodyLength;
        return record(22, content);
    }

    /** The ClientHello record of a client that offers these extensions. */
    public static ByteBuffer clientHello(Extension... extensions) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(HexFormat.of().parseHex("0303" + "00".repeat(32) + "00" + "00021301" + "0100"));
        return hello(1, body, extensions);
    }

    /** The ServerHello record for that suite. */
    public static ByteBuffer serverHello(int suite, Extension... extensions) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(HexFormat.of().parseHex("0303" + "00".repeat(32) + "00" + String.format("%04x", suite) + "00"));
        return hello(2, body, extensions);
    }

    public static ClientHello hello(Extension... extensions) {
        return new ClientHello(0x0303, new byte[32], new byte[0], List.of(0x1301), List.of(extensions));
    }

    public static ServerHello answer(byte[] random, Extension... extensions) {
        return new ServerHello(0x0303, random, new byte[0], 0x1302, List.of(extensions));
    }

    public static Extension serverName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return extension(
                ExtensionType.SERVER_NAME, bigEndian(bytes.length + 3) + "00" + bigEndian(bytes.length) + hex(bytes));
    }

    public static Extension alpn(String... names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(String.format("%02x", name.length())).append(hex(name.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return extension(ExtensionType.ALPN, bigEndian(list.length() / 2) + list);
    }

    public static Extension groups(int... codes) {
        return extension(ExtensionType.SUPPORTED_GROUPS, bigEndian(2 * codes.length) + numbers(codes));
    }

    public static Extension versions(int... codes) {
        return extension(ExtensionType.SUPPORTED_VERSIONS, String.format("%02x", 2 * codes.length) + numbers(codes));
    }

    public static Extension extension(int type, String bodyInHex) {
        return new Extension(type, HexFormat.of().parseHex(bodyInHex));
    }

    private static ByteBuffer hello(int type, ByteArrayOutputStream body, Extension... extensions) {
        StringBuilder list = new StringBuilder();
        for (Extension extension : extensions) {
            list.append(bigEndian(extension.type()))
                    .append(bigEndian(extension.body().length))
                    .append(hex(extension.body()));
        }
        body.writeBytes(HexFormat.of().parseHex(bigEndian(list.length() / 2) + list));
        String message = String.format("%02x00", type) + bigEndian(body.size()) + hex(body.toByteArray());
        return record(22, HexFormat.of().parseHex(message));
    }

    private static String numbers(int... codes) {
        StringBuilder text = new StringBuilder();
        for (int code : codes) {
            text.append(bigEndian(code));
        }
        return text.toString();
    }

    private static String bigEndian(int number) {
        return String.format("%04x", number);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
