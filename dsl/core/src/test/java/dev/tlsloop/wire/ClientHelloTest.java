package dev.tlsloop.wire;

import static dev.tlsloop.wire.WireBytes.ascii;
import static dev.tlsloop.wire.WireBytes.buffer;
import static dev.tlsloop.wire.WireBytes.clientHello;
import static dev.tlsloop.wire.WireBytes.clientHelloStart;
import static dev.tlsloop.wire.WireBytes.concat;
import static dev.tlsloop.wire.WireBytes.extension;
import static dev.tlsloop.wire.WireBytes.fullClientHello;
import static dev.tlsloop.wire.WireBytes.handshake;
import static dev.tlsloop.wire.WireBytes.record;
import static dev.tlsloop.wire.WireBytes.records;
import static dev.tlsloop.wire.WireBytes.serverHello13;
import static dev.tlsloop.wire.WireBytes.u16;
import static dev.tlsloop.wire.WireBytes.u8;
import static dev.tlsloop.wire.WireBytes.vector16;
import static dev.tlsloop.wire.WireBytes.vector8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {
    @Test
    void readsTheFieldsBeforeTheExtensions() {
        ClientHello hello = hello(fullClientHello());

        assertEquals(
                List.of(0x0303, "0123456789abcdef0123456789abcdef", "session", List.of(0x1301, 0x0a0a, 0xc02f), 6),
                List.of(
                        hello.legacyVersion(),
                        text(hello.random()),
                        text(hello.sessionId()),
                        hello.cipherSuites(),
                        hello.extensions().size()));
    }

    @Test
    void readsTheServerName() {
        assertEquals(
                Optional.of("a.test"), hello(fullClientHello()).serverName().map(ClientHelloTest::text));
    }

    @Test
    void readsTheProtocols() {
        assertEquals(
                List.of("h2", "http/1.1"),
                hello(fullClientHello()).alpn().stream()
                        .map(ClientHelloTest::text)
                        .toList());
    }

    @Test
    void readsTheListsOfNumbers() {
        ClientHello hello = hello(fullClientHello());

        assertEquals(
                List.of(
                        List.of(0x0a0a, 0x0304, 0x0303),
                        List.of(0x11ec, 0x001d),
                        List.of(0x11ec, 0x001d),
                        List.of(0x0403, 0x0804)),
                List.of(
                        hello.supportedVersions(),
                        hello.supportedGroups(),
                        hello.keyShareGroups(),
                        hello.signatureSchemes()));
    }

    @Test
    void hasOnlyTheLegacyVersionWithoutExtensions() {
        ClientHello hello = hello(handshake(1, clientHelloStart()));

        assertEquals(List.of(List.of(0x0303), Optional.empty(), List.of()), listOf(hello));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 13, 16, 43, 51})
    void aMalformedExtensionReadsAsEmpty(int type) {
        ClientHello hello = hello(clientHello(extension(type, u8(0, 9, 1))));

        assertEquals(List.of(), everythingBut(hello, type == 43));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 13, 16, 43, 51})
    void anEmptyExtensionReadsAsEmpty(int type) {
        ClientHello hello = hello(clientHello(extension(type)));

        assertEquals(List.of(), everythingBut(hello, type == 43));
    }

    @Test
    void ignoresAServerNameOfAnotherType() {
        ClientHello hello = hello(clientHello(extension(0, vector16(u8(1), vector16(ascii("a.test"))))));

        assertEquals(Optional.empty(), hello.serverName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 40, 500, 16384})
    void reassemblesAHelloSplitOverRecords(int size) {
        assertEquals(hello(fullClientHello()), value(buffer(records(size, fullClientHello()))));
    }

    @Test
    void countsItsBytesAndIgnoresLaterRecords() {
        byte[] hello = records(500, fullClientHello());

        assertEquals(
                hello.length,
                complete(buffer(hello, record(23, ascii("early data")))).length());
    }

    @Test
    void ignoresLaterBytesOfTheSameRecord() {
        byte[] hello = fullClientHello();

        assertEquals(
                5 + hello.length,
                complete(buffer(record(22, hello, u8(99, 99)))).length());
    }

    @Test
    void doesNotMoveTheInput() {
        ByteBuffer input = buffer(u8(1, 2, 3), record(22, fullClientHello())).position(3);

        ClientHello.read(input);

        assertEquals(3, input.position());
    }

    @Test
    void startsAtTheInputsPosition() {
        ByteBuffer input = buffer(u8(1, 2, 3), record(22, fullClientHello())).position(3);

        assertEquals(hello(fullClientHello()), value(input));
    }

    @ParameterizedTest
    @ValueSource(ints = {16384, 300})
    void everyPrefixIsIncomplete(int size) {
        byte[] all = records(size, fullClientHello());

        assertEquals(
                List.of(),
                IntStream.range(0, all.length)
                        .mapToObj(end -> ClientHello.read(ByteBuffer.wrap(all, 0, end)))
                        .filter(result -> !(result instanceof ParseResult.Incomplete))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void describesNonTlsInput(byte[] input, String why) {
        assertEquals(new ParseResult.Malformed<ClientHello>(why), ClientHello.read(ByteBuffer.wrap(input)));
    }

    static Stream<Arguments> strangers() {
        byte[] start = clientHelloStart();
        String record = "a record before the end of the ClientHello ";
        return Stream.of(
                arguments(
                        ascii("GET / HTTP/1.1\r\nHost: a.test\r\n"),
                        "the input starts with \"GET / HTTP/1.1\", which is plain HTTP, not TLS"),
                arguments(ascii("G"), "the input starts with \"G\", which is text, not TLS"),
                arguments(ascii("EHLO a.test"), "the input starts with \"EHLO a.test\", which is text, not TLS"),
                arguments(u8(0x80), "the input starts with the byte 0x80, which is not TLS; expected is 0x16"),
                arguments(u8(0, 22), "the input starts with the byte 0x00, which is not TLS; expected is 0x16"),
                arguments(
                        u8(0x80, 0x2e, 1, 0, 2, 0),
                        "the input starts with a ClientHello in the framing of SSL 2.0, which RFC 6176 forbids;"
                                + " expected is a ClientHello in TLS records"),
                arguments(
                        record(21, u8(2, 40)),
                        "the input starts with a record of the type alert (21); expected is a ClientHello in records of"
                                + " the type handshake (22)"),
                arguments(u8(22, 3, 1, 0xff, 0xff), record + "declares 65535 bytes; allowed are at most 18432"),
                arguments(record(22), record + "is empty; a handshake record holds at least one byte"),
                arguments(
                        concat(record(22, u8(1, 0, 0)), record(23, u8(1))),
                        "a record of the type application_data (23) stands before the end of the ClientHello; expected"
                                + " is more of the type handshake (22)"),
                arguments(
                        record(22, serverHello13()),
                        "the first handshake message is ServerHello (2); expected is ClientHello (1)"),
                arguments(record(22, u8(1, 2, 0, 1)), "the ClientHello declares 131073 bytes; read are at most 131072"),
                arguments(
                        record(22, handshake(1, u8(3))),
                        "the ClientHello ends within its version: 2 bytes are needed, 1 are left"),
                arguments(
                        record(22, handshake(1, u16(0x0303), WireBytes.RANDOM, u8(9, 1))),
                        "the ClientHello ends within its session id: 9 bytes are needed, 1 are left"),
                arguments(
                        record(
                                22,
                                handshake(
                                        1,
                                        u16(0x0303),
                                        WireBytes.RANDOM,
                                        u8(0),
                                        vector16(u8(1, 2, 3)),
                                        vector8(u8(0)))),
                        "the ClientHello ends within its cipher suites: 2 bytes are needed, 1 are left"),
                arguments(
                        record(22, handshake(1, start, vector16(u16(0, 5), u8(1)))),
                        "the ClientHello ends within its extension body: 5 bytes are needed, 1 are left"),
                arguments(
                        record(22, handshake(1, start, vector16(), u8(7))),
                        "the ClientHello has 1 bytes after its last field"));
    }

    @Test
    void equalsAHelloWithTheSameBytes() {
        assertEquals(
                hello(fullClientHello()).hashCode(), hello(fullClientHello()).hashCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 39, 48, 60, 1000})
    void differsInEveryByte(int at) {
        byte[] other = fullClientHello();
        other[at] ^= 1;

        assertNotEquals(Optional.of(hello(fullClientHello())), parsed(other));
    }

    @Test
    void copiesItsArrays() {
        ClientHello hello = hello(fullClientHello());

        Arrays.fill(hello.random(), (byte) 0);

        assertArrayEquals(WireBytes.RANDOM, hello.random());
    }

    private static Optional<ClientHello> parsed(byte[] message) {
        return ClientHello.read(buffer(record(22, message))) instanceof ParseResult.Complete<ClientHello> c
                ? Optional.of(c.value())
                : Optional.empty();
    }

    private static ClientHello hello(byte[] message) {
        return value(buffer(record(22, message)));
    }

    private static ClientHello value(ByteBuffer input) {
        return complete(input).value();
    }

    private static ParseResult.Complete<ClientHello> complete(ByteBuffer input) {
        return (ParseResult.Complete<ClientHello>) ClientHello.read(input);
    }

    private static List<Object> listOf(ClientHello hello) {
        return List.of(hello.supportedVersions(), hello.serverName(), hello.keyShareGroups());
    }

    private static List<Object> everythingBut(ClientHello hello, boolean versionsToo) {
        Stream<?> lists = Stream.of(
                        hello.alpn(), hello.supportedGroups(), hello.keyShareGroups(), hello.signatureSchemes())
                .flatMap(List::stream);
        Stream<?> versions = versionsToo ? hello.supportedVersions().stream() : Stream.of();
        return Stream.of(lists, versions, hello.serverName().stream())
                .<Object>flatMap(s -> s)
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
