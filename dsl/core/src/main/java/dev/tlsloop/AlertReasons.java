package dev.tlsloop;

import java.util.Map;

/** The reasons of unambiguous alerts; most alerts have many reasons and map to {@link Reason#OTHER}. */
final class AlertReasons {
    private static final Map<Alert, Reason> UNAMBIGUOUS = Map.ofEntries(
            Map.entry(Alert.UNEXPECTED_MESSAGE, Reason.UNEXPECTED_MESSAGE),
            Map.entry(Alert.BAD_RECORD_MAC, Reason.BAD_RECORD),
            Map.entry(Alert.RECORD_OVERFLOW, Reason.BAD_RECORD),
            Map.entry(Alert.CERTIFICATE_REVOKED, Reason.REVOKED),
            Map.entry(Alert.CERTIFICATE_EXPIRED, Reason.CERTIFICATE_EXPIRED),
            Map.entry(Alert.UNKNOWN_CA, Reason.UNKNOWN_ISSUER),
            Map.entry(Alert.ILLEGAL_PARAMETER, Reason.ILLEGAL_MESSAGE),
            Map.entry(Alert.DECODE_ERROR, Reason.ILLEGAL_MESSAGE),
            Map.entry(Alert.MISSING_EXTENSION, Reason.ILLEGAL_MESSAGE),
            Map.entry(Alert.UNSUPPORTED_EXTENSION, Reason.ILLEGAL_MESSAGE),
            Map.entry(Alert.DECRYPT_ERROR, Reason.BAD_SIGNATURE),
            Map.entry(Alert.PROTOCOL_VERSION, Reason.NO_COMMON_VERSION),
            Map.entry(Alert.UNRECOGNIZED_NAME, Reason.UNRECOGNIZED_NAME),
            Map.entry(Alert.CERTIFICATE_REQUIRED, Reason.NO_CERTIFICATE),
            Map.entry(Alert.NO_APPLICATION_PROTOCOL, Reason.NO_COMMON_PROTOCOL));

    private AlertReasons() {}

    static Reason of(Alert alert) {
        return UNAMBIGUOUS.getOrDefault(alert, Reason.OTHER);
    }
}
