package dev.tlsloop.wire;

import static dev.tlsloop.wire.WireBytes.ascii;
import static dev.tlsloop.wire.WireBytes.buffer;
import static dev.tlsloop.wire.WireBytes.concat;
import static dev.tlsloop.wire.WireBytes.fullClientHello;
import static dev.tlsloop.wire.WireBytes.handshake;
import static dev.tlsloop.wire.WireBytes.helloRetryRequest;
import static dev.tlsloop.wire.WireBytes.record;
import static dev.tlsloop.wire.WireBytes.records;
import static dev.tlsloop.wire.WireBytes.serverHello13;
import static dev.tlsloop.wire.WireBytes.u16;
import static dev.tlsloop.wire.WireBytes.u8;
import static dev.tlsloop.wire.WireBytes.vector8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireReaderTest {
    private static final byte[] CCS = record(20, u8(1));
    private static final byte[] DATA = record(23, new byte[40]);

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void readsAWholeStream(String name, byte[] stream, String expected) {
        assertEquals(expected, text(new WireReader().read(ByteBuffer.wrap(stream))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void readsTheSameByteByByte(String name, byte[] stream, String expected) {
        assertEquals(expected, text(readInPieces(stream, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void readsTheSameWithAnyCut(String name, byte[] stream, String expected) {
        List<String> others = new ArrayList<>();
        for (int cut = 0; cut <= stream.length; cut++) {
            others.add(text(readCutAt(stream, cut)));
        }

        assertEquals(List.of(expected), others.stream().distinct().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void theLengthsAddUpToTheStreamLength(String name, byte[] stream, String expected) {
        List<WireMessage> messages = new WireReader().read(ByteBuffer.wrap(stream));

        assertEquals(
                stream.length, messages.stream().mapToInt(WireMessage::length).sum());
    }

    static Stream<Arguments> streams() {
        byte[] certificate = handshake(11, new byte[100]);
        byte[] curve = handshake(12, u8(3), u16(0x1d), vector8(new byte[32]), new byte[9]);
        byte[] point = handshake(12, u8(3), u16(0x17), vector8(u8(4), new byte[64]), new byte[9]);
        byte[] ffdhe6144 = handshake(12, u16(768), u8(255, 255, 255, 255), new byte[900]);
        byte[] done = handshake(14);
        byte[] finished = record(22, new byte[40]);
        return Stream.of(
                arguments("nothing", u8(), ""),
                arguments("a hello in one record", record(22, fullClientHello()), "ClientHello " + (helloLength() + 5)),
                arguments(
                        "a hello over three records",
                        records(500, fullClientHello()),
                        "ClientHello " + (helloLength() + 15)),
                arguments(
                        "client of TLS 1.3",
                        concat(record(22, fullClientHello()), CCS, DATA, DATA),
                        "ClientHello " + (helloLength() + 5) + ", CCS 6, 23 45, 23 45"),
                arguments(
                        "client that is asked to retry",
                        concat(record(22, fullClientHello()), CCS, records(400, fullClientHello()), DATA),
                        "ClientHello " + (helloLength() + 5) + ", CCS 6, ClientHello " + (helloLength() + 20)
                                + ", 23 45"),
                arguments(
                        "server that asks to retry",
                        concat(record(22, helloRetryRequest()), CCS, record(22, serverHello13()), DATA),
                        "HelloRetryRequest 68, CCS 6, ServerHello 102, 23 45"),
                arguments(
                        "server of TLS 1.2, messages in one record",
                        concat(record(22, serverHello13(), certificate, curve, done), CCS, finished),
                        "ServerHello 102, Certificate 104, ServerKeyExchange OptionalInt[29] 49, ServerHelloDone 4,"
                                + " CCS 6, 22 45"),
                arguments(
                        "server of TLS 1.2, a message ends where a record does not",
                        records(60, concat(serverHello13(), certificate, point, done)),
                        "ServerHello 107, Certificate 114, ServerKeyExchange OptionalInt[23] 87, ServerHelloDone 4"),
                arguments("explicit parameters", record(22, ffdhe6144), "ServerKeyExchange OptionalInt.empty 915"),
                arguments("clear alert", record(21, u8(2, 40)), "alert 2 40 7"),
                arguments("clear alert after the CCS", concat(CCS, record(21, u8(2, 46))), "CCS 6, alert 2 46 7"),
                arguments("encrypted alert", concat(CCS, record(21, new byte[26])), "CCS 6, 21 31"),
                arguments("encrypted CCS", concat(CCS, record(20, new byte[26])), "CCS 6, 20 31"),
                arguments("encrypted Finished", concat(CCS, finished), "CCS 6, 22 45"),
                arguments("short encrypted handshake", concat(CCS, record(22, u8(1, 0, 0))), "CCS 6, 22 8"),
                arguments("empty records", concat(record(22), record(21), record(23)), "22 5, 21 5, 23 5"),
                arguments("heartbeat", record(24, new byte[3]), "24 8"),
                arguments("hello that cannot be parsed", record(22, handshake(1, u8(3))), "ClientHello? 10"),
                arguments("unknown message", record(22, handshake(77, u8(3))), "handshake_77 10"),
                arguments(
                        "message that is broken off",
                        concat(record(22, u8(11, 0, 1)), record(21, u8(1, 0))),
                        "Certificate 8, alert 1 0 7"),
                arguments("plain HTTP", ascii("HTTP/1.1 400 Bad Request\r\n\r\n"), "not TLS 28"),
                arguments("a version that says nothing", concat(DATA, u8(23, 4, 0, 0, 0)), "23 45, 23 5"),
                arguments("a record too long", concat(DATA, u8(22, 3, 3, 0x48, 1, 9)), "23 45, not TLS 6"),
                arguments("TLS after what is not TLS", concat(u8(0), DATA), "not TLS 46"),
                arguments(
                        "message broken off by what is not TLS",
                        concat(record(22, u8(2)), u8(0, 0)),
                        "ServerHello? 6, not TLS 2"));
    }

    @Test
    void anOverlongHelloIsNotKept() {
        byte[] stream = records(16384, handshake(1, new byte[(1 << 17) + 1]));

        assertEquals("ClientHello? " + stream.length, text(new WireReader().read(ByteBuffer.wrap(stream))));
    }

    @Test
    void consumesTheWholePiece() {
        ByteBuffer piece = buffer(DATA, u8(22, 3));

        new WireReader().read(piece);

        assertEquals(0, piece.remaining());
    }

    @Test
    void reportsNoIncompleteMessage() {
        byte[] most = Arrays.copyOf(record(22, fullClientHello()), 700);

        assertEquals(List.of(), new WireReader().read(ByteBuffer.wrap(most)));
    }

    private static int helloLength() {
        return fullClientHello().length;
    }

    private static List<WireMessage> readCutAt(byte[] stream, int cut) {
        WireReader reader = new WireReader();
        List<WireMessage> messages = new ArrayList<>(reader.read(ByteBuffer.wrap(stream, 0, cut)));
        messages.addAll(reader.read(ByteBuffer.wrap(stream, cut, stream.length - cut)));
        return messages;
    }

    private static List<WireMessage> readInPieces(byte[] stream, int size) {
        WireReader reader = new WireReader();
        List<WireMessage> messages = new ArrayList<>();
        for (int at = 0; at < stream.length; at += size) {
            messages.addAll(reader.read(ByteBuffer.wrap(stream, at, size)));
        }
        return messages;
    }

    /** A short form of the messages; adjacent non-TLS pieces merge, because the cuts determine their number. */
    private static String text(List<WireMessage> messages) {
        int notTls = messages.stream()
                .filter(WireMessage.NotTls.class::isInstance)
                .mapToInt(WireMessage::length)
                .sum();
        Stream<String> readable = messages.stream()
                .filter(message -> !(message instanceof WireMessage.NotTls))
                .map(message -> text(message) + " " + message.length());
        return String.join(
                ", ",
                Stream.concat(readable, Stream.of("not TLS " + notTls).filter(s -> notTls > 0))
                        .toList());
    }

    private static String text(WireMessage message) {
        if (message instanceof WireMessage.ServerHelloMessage hello) {
            return hello.hello().isHelloRetryRequest() ? "HelloRetryRequest" : "ServerHello";
        } else if (message instanceof WireMessage.ServerKeyExchange exchange) {
            return "ServerKeyExchange " + exchange.group();
        } else if (message instanceof WireMessage.Handshake handshake) {
            return HandshakeType.nameOf(handshake.type()) + (handshake.type() < 3 ? "?" : "");
        } else if (message instanceof WireMessage.ClearAlert alert) {
            return "alert " + alert.level() + " " + alert.description();
        } else if (message instanceof WireMessage.Encrypted encrypted) {
            return "" + encrypted.contentType();
        }
        return message instanceof WireMessage.ChangeCipherSpec ? "CCS" : "ClientHello";
    }
}
