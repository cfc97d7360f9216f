package dev.tlsloop.report.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The named ranges of single messages. */
class MessageFieldsTest {
    private static final Negotiation TLS_1_3 = new Negotiation(0x0304, 0x1301);
    private static final Negotiation ECDHE = new Negotiation(0x0303, 0xC02B);
    private static final Negotiation DHE = new Negotiation(0x0303, 0x009E);
    private static final Negotiation RSA = new Negotiation(0x0303, 0x009C);

    private static List<Field> handshake(String body, int type, Negotiation agreed) {
        String hex = body.replace(" ", "");
        return MessageFields.ofHandshake(
                HexFormat.of().parseHex(String.format("%02x%06x", type, hex.length() / 2) + hex), agreed);
    }

    private static Stream<String> names(List<Field> fields) {
        return Trees.all(fields).map(Field::name);
    }

    @Test
    void clientHelloNamesEachSuiteAndExtension() {
        String body =
                "0303" + "11".repeat(32) + "00" + "0004 1301 0a0a" + "0100" + "000e 0000 000a 0008 00 0005 612e627564";

        assertEquals("""
                0+1 msg_type: ClientHello
                1+3 length: 59 bytes
                4+2 legacy_version: TLS 1.2, or a later one in supported_versions
                6+32 random: 32 random bytes
                38+1 legacy_session_id: empty
                  38+1 length: 0
                39+6 cipher_suites: 2 suites
                  39+2 length: 4
                  41+2 cipher_suite: TLS_AES_128_GCM_SHA256
                  43+2 cipher_suite: GREASE 0x0a0a
                45+2 legacy_compression_methods: 1 method
                  45+1 length: 1
                  46+1 method: null, no compression
                47+16 extensions: 1 extension
                  47+2 length: 14
                  49+14 server_name: a.bud
                    49+2 extension_type: server_name (0)
                    51+2 length: 10 bytes
                    53+10 server_name_list: 1 name
                      53+2 length: 8
                      55+8 ServerName
                        55+1 name_type: host_name
                        56+7 host_name: a.bud
                          56+2 length: 5
                          58+5 value
                """, Trees.text(handshake(body, 1, Negotiation.NONE)));
    }

    @Test
    void aMessageThatIsCutShortHasARest() {
        assertEquals("""
                0+1 msg_type: ClientHello
                1+3 length: 4 bytes
                4+2 legacy_version: TLS 1.2, or a later one in supported_versions
                6+2 rest: random needs 32 bytes, 2 are left
                """, Trees.text(handshake("0303 1111", 1, Negotiation.NONE)));
    }

    @Test
    void aLengthBeyondTheMessageIsARest() {
        assertEquals("""
                0+1 msg_type: Finished
                1+3 length: 9 bytes
                4+1 rest: content needs 9 bytes, 1 is left
                """, Trees.text(MessageFields.ofHandshake(HexFormat.of().parseHex("1400000901"), TLS_1_3)));
    }

    @Test
    void helloRetryRequestNamesTheGroupThatItAsksFor() {
        String retry = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

        assertEquals(
                1,
                names(handshake("0303" + retry + "00 1301 00 0006 0033 0002 0018", 2, Negotiation.NONE))
                        .filter("selected_group"::equals)
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        "03 001d 01 ff 0403 0001 ee, 49195, curve_type namedcurve public algorithm signature",
        "0001 aa 0001 bb 0001 cc 0401 0001 ee, 158, dh_p dh_g dh_Ys algorithm signature",
        "07 aabb, 49195, curve_type content",
        "0001 aa 03 001d 01 ff, 49207, psk_identity_hint curve_type namedcurve public"
    })
    void serverKeyExchangeDependsOnTheSuite(String body, int suite, String expected) {
        List<Field> fields = handshake(body, 12, new Negotiation(0x0303, suite));

        assertEquals(
                expected,
                String.join(" ", fields.stream().skip(2).map(Field::name).toList()));
    }

    @Test
    void clientKeyExchangeDependsOnTheSuite() {
        assertEquals(
                List.of("ecdh_Yc", "dh_Yc", "encrypted_pre_master_secret"),
                Stream.of(handshake("01 aa", 16, ECDHE), handshake("0001 aa", 16, DHE), handshake("0001 aa", 16, RSA))
                        .map(fields -> fields.get(2).name())
                        .toList());
    }

    @Test
    void anAlertIsNamed() {
        assertEquals("""
                0+1 level: fatal
                1+1 description: unknown_ca (48)
                """, Trees.text(MessageFields.ofAlert(new byte[] {2, 48})));
    }

    @Test
    void anAlertThatIsTooLongHasARest() {
        assertEquals("""
                0+1 level: warning
                1+1 description: close_notify (0)
                2+1 rest: 1 byte after the last field
                """, Trees.text(MessageFields.ofAlert(new byte[] {1, 0, 7})));
    }

    @Test
    void aRecordNamesItsHeader() {
        assertEquals("""
                0+7 record: alert, 2 bytes
                  0+1 type: alert (21)
                  1+2 legacy_record_version: TLS 1.2
                  3+2 length: 2 bytes
                  5+2 fragment: 2 bytes
                """, Trees.text(RecordFields.of(new byte[] {21, 3, 3, 0, 2, 2, 40})));
    }
}
