package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of alerts, groups, protocols and versions, the values with a registry. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0, close_notify (0)",
        "48, unknown_ca (48)",
        "120, no_application_protocol (120)",
        "200, alert_200 (200)"
    })
    void anAlertPrintsNameAndNumber(int code, String text) {
        assertEquals(text, new Alert(code).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_ca", "UNKNOWN_CA"})
    void anAlertIsFoundByName(String name) {
        assertEquals(Optional.of(Alert.UNKNOWN_CA), Alert.ofName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "alert_200"})
    void anUnknownAlertNameIsNotFound(String name) {
        assertEquals(Optional.empty(), Alert.ofName(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void anAlertIsOneByte(int code) {
        assertEquals("an alert description is one byte, 0 to 255; given: " + code, refusal(() -> new Alert(code)));
    }

    @ParameterizedTest
    @CsvSource({"0x001d, x25519", "0x11ec, X25519MLKEM768", "0x0100, ffdhe2048", "0x0a0a, group_0x0a0a"})
    void aGroupPrintsItsName(String code, String name) {
        assertEquals(name, new NamedGroup(Integer.decode(code)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x25519mlkem768", "X25519MLKEM768"})
    void aGroupIsFoundByName(String name) {
        assertEquals(Optional.of(NamedGroup.X25519_MLKEM768), NamedGroup.ofName(name));
    }

    @Test
    void anUnknownGroupNameIsNotFound() {
        assertEquals(Optional.empty(), NamedGroup.ofName("group_0x0a0a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void aGroupIsTwoBytes(int code) {
        assertEquals("a named group is two bytes, 0 to 65535; given: " + code, refusal(() -> new NamedGroup(code)));
    }

    @Test
    void aProtocolHasTheBytesOfItsName() {
        byte[] grease = {(byte) 0x8a, 0, (byte) 0xff};

        assertArrayEquals(grease, AlpnProtocol.ofBytes(grease).bytes());
    }

    @Test
    void protocolsKeepTheirOrder() {
        assertEquals(List.of(AlpnProtocol.HTTP_2, AlpnProtocol.HTTP_1_1), AlpnProtocol.listOf("h2", "http/1.1"));
    }

    @Test
    void aProtocolHasAtLeastOneByte() {
        assertEquals("an ALPN protocol is 1 to 255 bytes; given: 0 in \"\"", refusal(() -> new AlpnProtocol("")));
    }

    @Test
    void aProtocolHasAtMost255Bytes() {
        String name = "a".repeat(256);

        assertEquals(
                "an ALPN protocol is 1 to 255 bytes; given: 256 in \"" + name + "\"",
                refusal(() -> new AlpnProtocol(name)));
    }

    @Test
    void aProtocolRefusesCharactersAboveOneByte() {
        assertEquals(
                "an ALPN protocol is bytes, one character each (ISO 8859-1); given: \"h\u20ac\"; encode it first, for"
                        + " example as UTF-8",
                refusal(() -> new AlpnProtocol("h\u20ac")));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0300, SSLv3, SSL 3.0",
        "0x0301, TLSv1, TLS 1.0",
        "0x0302, TLSv1.1, TLS 1.1",
        "0x0303, TLSv1.2, TLS 1.2",
        "0x0304, TLSv1.3, TLS 1.3"
    })
    void aVersionHasANumberAndTwoNames(String code, String protocolName, String text) {
        TlsVersion version = TlsVersion.ofCode(Integer.decode(code)).orElseThrow();

        assertEquals(
                List.of(Integer.decode(code), protocolName, text, Optional.of(version)),
                List.of(
                        version.code(),
                        version.protocolName(),
                        version.toString(),
                        TlsVersion.ofProtocolName(protocolName)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x0002, 0x0a0a, 0x7f1c, 0xfefd})
    void otherCodesAreNoVersion(int code) {
        assertEquals(Optional.empty(), TlsVersion.ofCode(code));
    }

    @Test
    void otherNamesAreNoVersion() {
        assertEquals(Optional.empty(), TlsVersion.ofProtocolName("TLS 1.2"));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake).getMessage();
    }
}
