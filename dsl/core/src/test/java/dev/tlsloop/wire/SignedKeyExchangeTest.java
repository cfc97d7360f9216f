package dev.tlsloop.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedKeyExchangeTest {
    private static final String X25519 = "03001d20" + "00".repeat(32);

    private static SignedKeyExchange read(String body, int version) {
        return SignedKeyExchange.in(HexFormat.of().parseHex(body), version);
    }

    private static List<WireMessage> clear(String handshake) {
        String length = String.format("%04x", handshake.length() / 2);
        return new WireReader().read(ByteBuffer.wrap(HexFormat.of().parseHex("160303" + length + handshake)));
    }

    @Test
    void theSchemeStandsBehindAPoint() {
        assertEquals(
                new SignedKeyExchange(OptionalInt.of(29), OptionalInt.of(0x0804)),
                read(X25519 + "0804" + "0003abcdef", 0x0303));
    }

    @Test
    void theSchemeStandsBehindAFiniteField() {
        assertEquals(
                new SignedKeyExchange(OptionalInt.empty(), OptionalInt.of(0x0804)),
                read("0002ffff" + "000102" + "00021234" + "0804" + "0003abcdef", 0x0303));
    }

    @ParameterizedTest
    @CsvSource({"0302, 0003abcdef", "0303, ''", "0303, 08040004abcdef", "0303, 08040002abcdef"})
    void anotherSignatureHasNone(String version, String signature) {
        assertEquals(
                OptionalInt.empty(),
                read(X25519 + signature, HexFormat.fromHexDigits(version)).scheme());
    }

    @Test
    void theCertificateVerifyOfAClientHasOne() {
        assertEquals(List.of(new WireMessage.CertificateVerify(0x0403, 16)), clear("0f000007" + "0403" + "0003abcdef"));
    }

    @Test
    void theCertificateVerifyOfTls11HasNone() {
        assertEquals(List.of(new WireMessage.Handshake(15, 14)), clear("0f000005" + "0003abcdef"));
    }
}
