package dev.tlsloop.report.fields;

import java.util.Arrays;
import java.util.HexFormat;

/** The fields of the hellos. */
final class HelloFields {
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
    private static final byte[] DOWNGRADE = HexFormat.of().parseHex("444f574e475244");

    private HelloFields() {}

    static void client(FieldReader body) {
        body.number("legacy_version", 2, HelloFields::legacyVersion);
        body.opaque("random", 32, bytes -> "32 random bytes");
        body.vector("legacy_session_id", 1, Codes::brief);
        body.list("cipher_suites", 2, "suite", suites -> suites.number("cipher_suite", 2, Codes::suite));
        body.list(
                "legacy_compression_methods",
                1,
                "method",
                methods -> methods.number("method", 1, HelloFields::compression));
        if (body.more()) {
            ExtensionFields.list(body, Place.CLIENT_HELLO);
        }
    }

    static void server(FieldReader body) {
        body.number("legacy_version", 2, HelloFields::legacyVersion);
        boolean[] retry = {false};
        body.opaque("random", 32, bytes -> {
            retry[0] = Arrays.equals(bytes, RETRY);
            return retry[0] ? "the value that makes this a HelloRetryRequest" : random(bytes);
        });
        body.vector("legacy_session_id_echo", 1, Codes::brief);
        body.number("cipher_suite", 2, Codes::suite);
        body.number("legacy_compression_method", 1, HelloFields::compression);
        if (body.more()) {
            ExtensionFields.list(body, retry[0] ? Place.HELLO_RETRY_REQUEST : Place.SERVER_HELLO);
        }
    }

    private static String legacyVersion(long code) {
        return code == 0x0303 ? "TLS 1.2, or a later one in supported_versions" : Codes.version(code);
    }

    private static String compression(long code) {
        return code == 0 ? "null, no compression" : "method " + code;
    }

    /** RFC 8446, 4.1.3: a server of TLS 1.3 marks the random of an earlier version, so that an attacker cannot choose it. */
    private static String random(byte[] bytes) {
        return Arrays.equals(Arrays.copyOfRange(bytes, 24, 31), DOWNGRADE)
                ? "24 random bytes and DOWNGRD: this server has TLS 1.3 too"
                : "32 random bytes";
    }
}
