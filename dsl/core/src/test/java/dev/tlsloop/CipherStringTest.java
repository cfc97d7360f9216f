package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherStringTest {
    private static final String NOTHING_BUT =
            " selects no cipher suite of TLS 1.2 or below; %sgive names or aliases of OpenSSL, such as ECDHE+AESGCM or"
                    + " DEFAULT";
    private static final String NAMES = "where a name is expected; allowed in names are letters, digits and -._=,"
            + " between them :,; and spaces, + between names that must all apply";

    @ParameterizedTest
    @CsvSource({"RC4-SHA, RC4+SHA1+kRSA", "DES-CBC3-SHA, 3DES+kRSA", "SEED-SHA, SEED+kRSA", "IDEA-CBC-SHA, IDEA"})
    void selectsWeakSuitesThatMostBuildsLeaveOut(String expected, String text) {
        assertEquals(List.of(expected), names(CipherString.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDH-RSA-AES128-SHA:AES128-SHA", "DES-CBC-SHA:AES128-SHA", "EXP-RC4-MD5:AES128-SHA"})
    void skipsSuitesThatOpenSslRemoved(String text) {
        assertEquals(List.of("AES128-SHA"), names(CipherString.parse(text)));
    }

    @Test
    void neverSelectsASuiteOfTls13() {
        List<CipherSuite> suites = CipherString.parse("ALL:COMPLEMENTOFALL").suites();

        assertTrue(suites.stream().noneMatch(suite -> suite.minVersion() == TlsVersion.TLS_1_3));
    }

    @Test
    void keepsTheOrderOfTheText() {
        assertEquals(List.of("AES256-SHA", "AES128-SHA"), names(CipherString.parse("AES256-SHA:AES128-SHA")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void knowsTheSecurityLevel(int level) {
        assertEquals(
                OptionalInt.of(level),
                CipherString.parse("AES@SECLEVEL=" + level).securityLevel());
    }

    @Test
    void usesTheLastSecurityLevel() {
        assertEquals(
                OptionalInt.of(0),
                CipherString.parse("@SECLEVEL=3:AES:@SECLEVEL=0").securityLevel());
    }

    @Test
    void hasNoDefaultSecurityLevel() {
        assertEquals(OptionalInt.empty(), CipherString.parse("AES").securityLevel());
    }

    @Test
    void printsItsText() {
        assertEquals(
                "ECDHE+AESGCM:!aNULL", CipherString.parse("ECDHE+AESGCM:!aNULL").toString());
    }

    @Test
    void equalsACipherStringWithTheSameText() {
        assertEquals(CipherString.parse("AES"), CipherString.parse("AES"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "@SECLEVEL=2", "@STRENGTH", "!ALL", "AES:!AES", "AES128+AES256", "LOW"})
    void refusesTextThatSelectsNothing(String text) {
        assertEquals("the cipher string \"" + text + "\"" + NOTHING_BUT.formatted(""), refusal(text));
    }

    @ParameterizedTest
    @CsvSource({"aes, aes", "AES-GCM:foo, 'AES-GCM, foo'", "SUITEB128, SUITEB128", "AES+bar, bar"})
    void namesUnknownWords(String text, String words) {
        String expected = "it has no " + words + ", case counts; ";

        assertEquals("the cipher string \"" + text + "\"" + NOTHING_BUT.formatted(expected), refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "foo:TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256:!AES"})
    void refersTls13SuitesToTheirSetting(String text) {
        assertEquals(
                "the cipher string \"" + text + "\" selects no cipher suite of TLS 1.2 or below; TLS_AES_128_GCM_SHA256"
                        + " is of TLS 1.3, give it to cipherSuites(...)",
                refusal(text));
    }

    @Test
    void translatesIanaNames() {
        assertEquals(
                "the cipher string \"TLS_RSA_WITH_AES_128_CBC_SHA\" selects no cipher suite of TLS 1.2 or below;"
                        + " TLS_RSA_WITH_AES_128_CBC_SHA is called AES128-SHA in this language",
                refusal("TLS_RSA_WITH_AES_128_CBC_SHA"));
    }

    @ParameterizedTest
    @CsvSource({
        "AES:@FOO, @FOO, 4",
        "AES:@SECLEVEL=9, @SECLEVEL=9, 4",
        "AES@SECLEVEL=10, @SECLEVEL=10, 3",
        "@SECLEVEL, @SECLEVEL, 0",
        "@strength, @strength, 0"
    })
    void refusesUnknownCommands(String text, String command, int index) {
        assertEquals(
                "the cipher string \"" + text + "\" has the command " + command + " at index " + index
                        + "; allowed are @STRENGTH, and @SECLEVEL=0 to @SECLEVEL=5",
                refusal(text));
    }

    @ParameterizedTest
    @CsvSource({
        "AES$, '\"$\"', 3",
        "!, its end, 1",
        "AES+, its end, 4",
        "AES:@, its end, 5",
        "AES+:RC4, '\":\"', 4",
        "++AES, '\"+\"', 1",
        "AES:(RC4), '\"(\"', 4",
        "ÄES, '\"Ä\"', 0"
    })
    void refusesInvalidNames(String text, String found, int index) {
        assertEquals(
                "the cipher string \"" + text + "\" has " + found + " at index " + index + " " + NAMES, refusal(text));
    }

    private static List<String> names(CipherString string) {
        return string.suites().stream().map(CipherSuite::openSslName).toList();
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> CipherString.parse(text))
                .getMessage();
    }
}
