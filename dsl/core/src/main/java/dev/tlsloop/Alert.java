package dev.tlsloop;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A TLS alert description: a code with its name in the registry. Any code from 0 to 255 is valid, because the registry
 * grows; the constants are the alerts of RFC 8446 and earlier versions.
 *
 * <pre>{@code
 * assertThat(outcome).failedOn(SERVER).withAlert(Alert.UNRECOGNIZED_NAME);
 * }</pre>
 *
 * <p>An alert is not a reason: the same fault gives alert 42, 116 or 40, depending on library and version. Assert the
 * {@link Reason}, and print the alert.
 *
 * @param code the description byte, 0 to 255
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6">RFC 8446, alert protocol</a>
 */
public record Alert(int code) {
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    public static final Alert CLOSE_NOTIFY = named(0, "close_notify");
    public static final Alert UNEXPECTED_MESSAGE = named(10, "unexpected_message");
    public static final Alert BAD_RECORD_MAC = named(20, "bad_record_mac");
    public static final Alert DECRYPTION_FAILED = named(21, "decryption_failed");
    public static final Alert RECORD_OVERFLOW = named(22, "record_overflow");
    public static final Alert DECOMPRESSION_FAILURE = named(30, "decompression_failure");
    public static final Alert HANDSHAKE_FAILURE = named(40, "handshake_failure");
    public static final Alert NO_CERTIFICATE = named(41, "no_certificate");
    public static final Alert BAD_CERTIFICATE = named(42, "bad_certificate");
    public static final Alert UNSUPPORTED_CERTIFICATE = named(43, "unsupported_certificate");
    public static final Alert CERTIFICATE_REVOKED = named(44, "certificate_revoked");
    public static final Alert CERTIFICATE_EXPIRED = named(45, "certificate_expired");
    public static final Alert CERTIFICATE_UNKNOWN = named(46, "certificate_unknown");
    public static final Alert ILLEGAL_PARAMETER = named(47, "illegal_parameter");
    public static final Alert UNKNOWN_CA = named(48, "unknown_ca");
    public static final Alert ACCESS_DENIED = named(49, "access_denied");
    public static final Alert DECODE_ERROR = named(50, "decode_error");
    public static final Alert DECRYPT_ERROR = named(51, "decrypt_error");
    public static final Alert EXPORT_RESTRICTION = named(60, "export_restriction");
    public static final Alert PROTOCOL_VERSION = named(70, "protocol_version");
    public static final Alert INSUFFICIENT_SECURITY = named(71, "insufficient_security");
    public static final Alert INTERNAL_ERROR = named(80, "internal_error");
    public static final Alert INAPPROPRIATE_FALLBACK = named(86, "inappropriate_fallback");
    public static final Alert USER_CANCELED = named(90, "user_canceled");
    public static final Alert NO_RENEGOTIATION = named(100, "no_renegotiation");
    public static final Alert MISSING_EXTENSION = named(109, "missing_extension");
    public static final Alert UNSUPPORTED_EXTENSION = named(110, "unsupported_extension");
    public static final Alert CERTIFICATE_UNOBTAINABLE = named(111, "certificate_unobtainable");
    public static final Alert UNRECOGNIZED_NAME = named(112, "unrecognized_name");
    public static final Alert BAD_CERTIFICATE_STATUS_RESPONSE = named(113, "bad_certificate_status_response");
    public static final Alert BAD_CERTIFICATE_HASH_VALUE = named(114, "bad_certificate_hash_value");
    public static final Alert UNKNOWN_PSK_IDENTITY = named(115, "unknown_psk_identity");
    public static final Alert CERTIFICATE_REQUIRED = named(116, "certificate_required");
    public static final Alert NO_APPLICATION_PROTOCOL = named(120, "no_application_protocol");
    public static final Alert ECH_REQUIRED = named(121, "ech_required");

    public Alert {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("an alert description is one byte, 0 to 255; given: " + code);
        }
    }

    /**
     * Finds an alert by its name in the registry, such as {@code unknown_ca}; case is ignored; empty for an unknown
     * name.
     */
    public static Optional<Alert> ofName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(e -> e.getValue().equals(wanted))
                .map(e -> new Alert(e.getKey()))
                .findFirst();
    }

    /** The registry's name, such as {@code unknown_ca}; {@code alert_200} without one. */
    public String name() {
        return NAMES.getOrDefault(code, "alert_" + code);
    }

    /** The name and the code, such as {@code unknown_ca (48)}. */
    @Override
    public String toString() {
        return name() + " (" + code + ")";
    }

    private static Alert named(int code, String name) {
        NAMES.put(code, name);
        return new Alert(code);
    }
}
