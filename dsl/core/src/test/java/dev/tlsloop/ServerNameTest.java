package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {
    @ParameterizedTest
    @CsvSource({
        "a.test, a.test",
        "A.test, A.test",
        "www.a.test., www.a.test",
        "pythön.org, xn--pythn-mua.org",
        "pythön.org., xn--pythn-mua.org",
        "127.0.0.1, 127.0.0.1",
        "::1, ::1"
    })
    void isTheNameOnTheWire(String given, String name) {
        assertEquals(name, ServerName.of(given).name());
    }

    @ParameterizedTest
    @CsvSource({"xn--pythn-mua.org, pythön.org", "a.test, a.test"})
    void decodesALabelsToULabels(String name, String unicode) {
        assertEquals(unicode, new ServerName(name).unicode());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "a.test, false", "1.2.3, false", "1.2.3.4.test, false"})
    void recognizesIpAddresses(String name, boolean address) {
        assertEquals(address, new ServerName(name).isIpAddress());
    }

    @Test
    void acceptsAnyBytesOfAClientHello() {
        byte[] bytes = {'a', (byte) 0xff};

        assertEquals("a\u00ff", ServerName.ofBytes(bytes).name());
    }

    @Test
    void refusesALabelThatCannotBeDecoded() {
        assertEquals(
                "not a decodable A-label: \"xn--\" in \"xn--.com\"",
                assertThrows(IllegalArgumentException.class, () -> new ServerName("xn--.com").unicode())
                        .getMessage());
    }

    @Test
    void refusesToDecodeNonAsciiNames() {
        assertEquals(
                "not an ASCII name, as names on the wire are: \"b\u00fccher.test\"",
                assertThrows(IllegalArgumentException.class, () -> new ServerName("b\u00fccher.test").unicode())
                        .getMessage());
    }

    @Test
    void refusesTheEmptyName() {
        assertEquals("a server name is 1 to 255 bytes; given: \"\"", refusal(""));
    }

    @Test
    void refusesALongName() {
        String name = "a".repeat(256);

        assertEquals("a server name is 1 to 255 bytes; given: \"" + name + "\"", refusal(name));
    }

    @Test
    void refusesANulByte() {
        assertEquals(
                "a server name must not hold a NUL byte; given: \"a\\0.test\"; cut it before the NUL",
                refusal("a\0.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".example.org", ".", "a..test"})
    void refusesAnEmptyLabel(String name) {
        assertEquals("a server name has a label before each dot; given: \"" + name + "\"", refusal(name));
    }

    @Test
    void refusesNamesThatIdnaCannotEncode() {
        String name = "ö".repeat(64) + ".test";

        assertEquals("not a name that IDNA can encode: \"" + name + "\"", refusal(name));
    }

    @Test
    void printsTheName() {
        assertEquals(
                "a.test",
                ServerName.ofBytes("a.test".getBytes(StandardCharsets.US_ASCII)).toString());
    }

    private static String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> ServerName.of(name))
                .getMessage();
    }
}
