package dev.tlsloop.wire;

import static dev.tlsloop.wire.WireBytes.RANDOM;
import static dev.tlsloop.wire.WireBytes.ascii;
import static dev.tlsloop.wire.WireBytes.buffer;
import static dev.tlsloop.wire.WireBytes.extension;
import static dev.tlsloop.wire.WireBytes.fullClientHello;
import static dev.tlsloop.wire.WireBytes.helloRetryRequest;
import static dev.tlsloop.wire.WireBytes.record;
import static dev.tlsloop.wire.WireBytes.records;
import static dev.tlsloop.wire.WireBytes.serverHello;
import static dev.tlsloop.wire.WireBytes.serverHello13;
import static dev.tlsloop.wire.WireBytes.u16;
import static dev.tlsloop.wire.WireBytes.u8;
import static dev.tlsloop.wire.WireBytes.vector16;
import static dev.tlsloop.wire.WireBytes.vector8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHelloTest {
    @Test
    void readsVersionAndGroupOfTls13() {
        ServerHello hello = hello(serverHello13());

        assertEquals(
                "304 OptionalInt[29] 1301",
                Integer.toHexString(hello.version()) + " " + hello.keyShareGroup() + " "
                        + Integer.toHexString(hello.cipherSuite()));
    }

    @Test
    void usesTheLegacyVersionWithoutSupportedVersions() {
        assertEquals(0x0303, hello(serverHello(RANDOM)).version());
    }

    @Test
    void ignoresMalformedSupportedVersions() {
        assertEquals(0x0303, hello(serverHello(RANDOM, extension(43, u8(3)))).version());
    }

    @Test
    void hasNoGroupWithoutAKeyShare() {
        assertEquals(OptionalInt.empty(), hello(serverHello(RANDOM)).keyShareGroup());
    }

    @Test
    void hasNoGroupInATruncatedKeyShare() {
        assertEquals(
                OptionalInt.empty(),
                hello(serverHello(RANDOM, extension(51, u16(29)))).keyShareGroup());
    }

    @Test
    void recognizesAHelloRetryRequestByItsRandom() {
        assertTrue(hello(helloRetryRequest()).isHelloRetryRequest());
    }

    @Test
    void anotherRandomIsNoHelloRetryRequest() {
        assertFalse(hello(serverHello13()).isHelloRetryRequest());
    }

    @Test
    void readsTheGroupOfAHelloRetryRequest() {
        assertEquals(OptionalInt.of(0x17), hello(helloRetryRequest()).keyShareGroup());
    }

    @Test
    void recognizesAnAcceptedPreSharedKey() {
        assertTrue(hello(serverHello(RANDOM, extension(41, u16(0)))).acceptsPreSharedKey());
    }

    @Test
    void acceptsNoPreSharedKeyWithoutTheExtension() {
        assertFalse(hello(serverHello13()).acceptsPreSharedKey());
    }

    @Test
    void readsTheProtocol() {
        byte[] alpn = extension(16, vector16(vector8(ascii("h2"))));

        assertEquals(Optional.of("h2"), hello(serverHello(RANDOM, alpn)).alpn().map(String::new));
    }

    @Test
    void ignoresAListOfTwoProtocols() {
        byte[] alpn = extension(16, vector16(vector8(ascii("h2")), vector8(ascii("h3"))));

        assertEquals(Optional.empty(), hello(serverHello(RANDOM, alpn)).alpn());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void reassemblesAHelloSplitOverRecords(int size) {
        assertEquals(
                hello(serverHello13()),
                ((ParseResult.Complete<ServerHello>) ServerHello.read(buffer(records(size, serverHello13())))).value());
    }

    @Test
    void isIncompleteUntilTheLastByte() {
        assertEquals(new ParseResult.Incomplete<>(), ServerHello.read(buffer()));
    }

    @Test
    void refusesAClientHello() {
        assertEquals(
                new ParseResult.Malformed<>(
                        "the first handshake message is ClientHello (1); expected is ServerHello (2)"),
                ServerHello.read(buffer(record(22, fullClientHello()))));
    }

    @Test
    void namesTheTruncatedField() {
        assertEquals(
                new ParseResult.Malformed<>("the ServerHello ends within its random: 32 bytes are needed, 0 are left"),
                ServerHello.read(buffer(record(22, WireBytes.handshake(2, u16(0x0303))))));
    }

    private static ServerHello hello(byte[] message) {
        return ((ParseResult.Complete<ServerHello>) ServerHello.read(buffer(record(22, message)))).value();
    }
}
