package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.CipherSuite.Authentication;
import dev.tlsloop.CipherSuite.KeyExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherSuiteTest {
    @ParameterizedTest
    @CsvSource({
        "1301, TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256, TLS_1_3, 128",
        "1303, TLS_CHACHA20_POLY1305_SHA256, TLS_CHACHA20_POLY1305_SHA256, TLS_1_3, 256",
        "1305, TLS_AES_128_CCM_8_SHA256, TLS_AES_128_CCM_8_SHA256, TLS_1_3, 128",
        "C030, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, ECDHE-RSA-AES256-GCM-SHA384, TLS_1_2, 256",
        "C014, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, ECDHE-RSA-AES256-SHA, TLS_1_0, 256",
        "002F, TLS_RSA_WITH_AES_128_CBC_SHA, AES128-SHA, SSL_3_0, 128",
        "000A, TLS_RSA_WITH_3DES_EDE_CBC_SHA, DES-CBC3-SHA, SSL_3_0, 112",
        "0003, TLS_RSA_EXPORT_WITH_RC4_40_MD5, EXP-RC4-MD5, SSL_3_0, 40",
        "003B, TLS_RSA_WITH_NULL_SHA256, NULL-SHA256, TLS_1_2, 0",
        "C02F, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, ECDHE-RSA-AES128-GCM-SHA256, TLS_1_2, 128"
    })
    void knowsNamesVersionAndBits(String code, String name, String openSslName, TlsVersion version, int bits) {
        CipherSuite suite = new CipherSuite(Integer.parseInt(code, 16));

        assertEquals(
                List.of(name, openSslName, version, bits),
                List.of(suite.name(), suite.openSslName(), suite.minVersion(), suite.bits()));
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_GCM_SHA256, ANY, ANY",
        "ECDHE-ECDSA-AES128-SHA, ECDHE, ECDSA",
        "DHE-DSS-AES128-SHA, DHE, DSS",
        "AES128-SHA, RSA, RSA",
        "ECDH-RSA-AES128-SHA, ECDH, RSA",
        "RSA-PSK-AES128-CBC-SHA, RSA_PSK, RSA",
        "ADH-AES128-SHA, DHE, NONE",
        "SRP-AES-128-CBC-SHA, SRP, SRP"
    })
    void knowsKeyExchangeAndAuthentication(String name, KeyExchange keyExchange, Authentication authentication) {
        CipherSuite suite = CipherSuite.ofName(name).orElseThrow();

        assertEquals(
                List.of(Optional.of(keyExchange), Optional.of(authentication)),
                List.of(suite.keyExchange(), suite.authentication()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
                "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
                "DES-CBC3-SHA",
                "tls_rsa_with_3des_ede_cbc_sha",
                "des-cbc3-sha"
            })
    void isFoundByEachOfItsNames(String name) {
        assertEquals(Optional.of(new CipherSuite(0x000A)), CipherSuite.ofName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AES", "suite_0x0a0a", "TLS_"})
    void anUnknownNameIsNotFound(String name) {
        assertEquals(Optional.empty(), CipherSuite.ofName(name));
    }

    @ParameterizedTest
    @CsvSource({"0x0a0a, suite_0x0a0a, TLS_1_2", "0x13ff, suite_0x13ff, TLS_1_3", "65535, suite_0xffff, TLS_1_2"})
    void acceptsACodeWithoutAName(String code, String name, TlsVersion version) {
        CipherSuite suite = new CipherSuite(Integer.decode(code));

        assertEquals(
                List.of(name, name, version, 0, Optional.empty(), Optional.empty()),
                List.of(
                        suite.toString(),
                        suite.openSslName(),
                        suite.minVersion(),
                        suite.bits(),
                        suite.keyExchange(),
                        suite.authentication()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void isTwoBytes(int code) {
        assertEquals(
                "a cipher suite is two bytes, 0 to 65535; given: " + code,
                assertThrows(IllegalArgumentException.class, () -> new CipherSuite(code))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("suitesOfTheJdk")
    void knowsEverySuiteOfTheJdk(String name) {
        assertEquals(
                Optional.of(name.replaceFirst("^SSL_", "TLS_")),
                CipherSuite.ofName(name).map(CipherSuite::name));
    }

    @Test
    void agreesWithOpenSslOnEverySuite() throws IOException {
        String ours = openSslTable().stream().map(CipherSuiteTest::describe).reduce("", String::concat);

        assertEquals(openSslTable().stream().map(line -> line + "\n").reduce("", String::concat), ours);
    }

    static Stream<String> suitesOfTheJdk() throws NoSuchAlgorithmException {
        return Stream.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    }

    /** The code, IANA name, OpenSSL name, version and bits of each suite, from {@code openssl ciphers -V -stdname}. */
    private static List<String> openSslTable() throws IOException {
        Process process = new ProcessBuilder("openssl", "ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL").start();
        String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return table.lines()
                .map(line -> line.strip().split("\\s+"))
                .map(f -> f[0] + " " + f[2] + " " + f[4] + " " + f[5] + " " + f[8].replaceAll("^[^(]*\\(?|\\)$", ""))
                .toList();
    }

    private static String describe(String line) {
        String[] field = line.split(" ");
        CipherSuite suite = new CipherSuite(Integer.decode(field[0].replace(",0x", "")));
        return field[0] + " " + suite.name() + " " + suite.openSslName() + " "
                + suite.minVersion().protocolName() + " " + (suite.bits() == 0 ? "" : suite.bits()) + "\n";
    }
}
