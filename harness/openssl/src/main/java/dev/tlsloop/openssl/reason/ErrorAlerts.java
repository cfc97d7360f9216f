package dev.tlsloop.openssl.reason;

import static java.util.Map.entry;

import dev.tlsloop.Alert;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The alert that OpenSSL sends for what it finds wrong with a protected record or message. Its info callback tells any
 * alert, but is called for each state as well; so it is kept for a peer that is being verified.
 */
public final class ErrorAlerts {
    /** {@code SSL_R_*} numbers that stand for one alert wherever OpenSSL 3 raises them. */
    private static final Map<Integer, Alert> SENT = Map.ofEntries(
            entry(146, Alert.RECORD_OVERFLOW), // data length too long
            entry(149, Alert.DECRYPT_ERROR), // digest check failed: the Finished does not fit
            entry(150, Alert.RECORD_OVERFLOW), // encrypted length too long
            entry(159, Alert.DECODE_ERROR), // length mismatch
            entry(160, Alert.DECODE_ERROR), // length too short
            entry(198, Alert.RECORD_OVERFLOW), // packet length too long
            entry(244, Alert.UNEXPECTED_MESSAGE), // unexpected message
            entry(245, Alert.UNEXPECTED_MESSAGE), // unexpected record
            entry(271, Alert.DECODE_ERROR), // bad length
            entry(281, Alert.BAD_RECORD_MAC), // decryption failed or bad record mac
            entry(443, Alert.UNEXPECTED_MESSAGE)); // bad record type

    private ErrorAlerts() {}

    /** The alert; empty where the queue does not tell. */
    public static Optional<Alert> sent(List<QueueEntry> queue) {
        return queue.stream()
                .filter(e -> e.isOf(QueueEntry.SSL))
                .map(e -> SENT.get(e.reason()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
