package dev.tlsloop.harness.transcript;

import static dev.tlsloop.harness.transcript.Wire.alpn;
import static dev.tlsloop.harness.transcript.Wire.answer;
import static dev.tlsloop.harness.transcript.Wire.extension;
import static dev.tlsloop.harness.transcript.Wire.groups;
import static dev.tlsloop.harness.transcript.Wire.hello;
import static dev.tlsloop.harness.transcript.Wire.serverName;
import static dev.tlsloop.harness.transcript.Wire.versions;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Protection;
import dev.tlsloop.wire.ServerHello;
import dev.tlsloop.wire.WireMessage;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTextTest {
    private static final String SUITE = new CipherSuite(0x1302).name();
    // RFC 8446, section 4.1.3: SHA-256 of "HelloRetryRequest".
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    static List<Arguments> clientHellos() {
        return List.of(
                Arguments.of(hello(), "ClientHello  TLS 1.2"),
                Arguments.of(hello(versions(0x0304, 0x0303)), "ClientHello  TLS 1.3, TLS 1.2"),
                Arguments.of(hello(versions(0x5A5A, 0x0304)), "ClientHello  TLS 1.3"),
                Arguments.of(hello(versions(0x7F1C)), "ClientHello  version 0x7f1c"),
                Arguments.of(hello(serverName("a.test")), "ClientHello  TLS 1.2  sni a.test"),
                Arguments.of(hello(serverName("a\n\u00e9")), "ClientHello  TLS 1.2  sni a\\x0a\\xe9"),
                Arguments.of(hello(alpn("h2", "http/1.1")), "ClientHello  TLS 1.2  alpn h2, http/1.1"),
                Arguments.of(hello(groups(0x1A1A, 0x001D)), "ClientHello  TLS 1.2  groups x25519"),
                Arguments.of(
                        hello(groups(0x11EC, 0x001D, 0x0017, 0x0018, 0x0019)),
                        "ClientHello  TLS 1.2  groups X25519MLKEM768, x25519 +3"),
                Arguments.of(
                        hello(groups(0x001D, 0x0017), extension(51, "000c001d000100" + "0017000100" + "2a2a")),
                        "ClientHello  TLS 1.2  groups x25519, secp256r1"),
                Arguments.of(
                        hello(groups(0x001D, 0x0017), extension(51, "000f0a0a000100" + "001d000100" + "0017000100")),
                        "ClientHello  TLS 1.2  groups x25519, secp256r1  key share x25519 +1"),
                Arguments.of(hello(extension(41, "")), "ClientHello  TLS 1.2  psk"));
    }

    @ParameterizedTest
    @MethodSource("clientHellos")
    void aClientHelloShowsWhatIsOffered(ClientHello hello, String text) {
        assertEquals(text, MessageFormatter.of(new WireMessage.ClientHelloMessage(hello, 1)));
    }

    static List<Arguments> serverHellos() {
        return List.of(
                Arguments.of(answer(new byte[32]), "ServerHello  TLS 1.2  " + SUITE),
                Arguments.of(answer(new byte[32], extension(43, "0304")), "ServerHello  TLS 1.3  " + SUITE),
                Arguments.of(
                        answer(new byte[32], extension(43, "0304"), extension(51, "001d0000")),
                        "ServerHello  TLS 1.3  " + SUITE + "  group x25519"),
                Arguments.of(
                        answer(new byte[32], extension(43, "0304"), extension(41, "0000")),
                        "ServerHello  TLS 1.3  " + SUITE + "  psk"),
                Arguments.of(
                        answer(RETRY, extension(43, "0304"), extension(51, "0017")),
                        "HelloRetryRequest  TLS 1.3  " + SUITE + "  group secp256r1"));
    }

    @ParameterizedTest
    @MethodSource("serverHellos")
    void aServerHelloShowsWhatIsChosen(ServerHello hello, String text) {
        assertEquals(text, MessageFormatter.of(new WireMessage.ServerHelloMessage(hello, 1)));
    }

    static List<Arguments> others() {
        return List.of(
                Arguments.of(new WireMessage.Handshake(11, 9), "Certificate"),
                Arguments.of(
                        new WireMessage.ServerKeyExchange(OptionalInt.of(29), OptionalInt.of(0x0403), 9),
                        "ServerKeyExchange  group x25519  ecdsa_secp256r1_sha256"),
                Arguments.of(
                        new WireMessage.ServerKeyExchange(OptionalInt.empty(), OptionalInt.empty(), 9),
                        "ServerKeyExchange"),
                Arguments.of(new WireMessage.CertificateVerify(0x0804, 9), "CertificateVerify  rsa_pss_rsae_sha256"),
                Arguments.of(
                        new WireMessage.ServerHelloMessage(answer(new byte[32]), Protection.APPLICATION, 1),
                        "[ServerHello]  TLS 1.2  " + SUITE),
                Arguments.of(
                        new WireMessage.ClientHelloMessage(hello(), Protection.APPLICATION, 1),
                        "[ClientHello]  TLS 1.2"),
                Arguments.of(new WireMessage.ChangeCipherSpec(Protection.APPLICATION, 6), "[ChangeCipherSpec]"),
                Arguments.of(new WireMessage.ClearAlert(2, 48, 7), "alert unknown_ca (48)"),
                Arguments.of(new WireMessage.ChangeCipherSpec(6), "ChangeCipherSpec"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherMessagesShowTheirName(WireMessage message, String text) {
        assertEquals(text, MessageFormatter.of(message));
    }
}
