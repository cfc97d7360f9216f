package dev.tlsloop.openssl.reason;

import dev.tlsloop.Alert;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The alert that OpenSSL sends for a protected record that is broken. Its info callback tells any alert, but is called for
 * each state as well; so it is kept for a peer that is being verified.
 */
public final class ErrorAlerts {
    /** {@code SSL_R_*} numbers that stand for one alert wherever OpenSSL 3 raises them, which most do not. */
    private static final Map<Integer, Alert> SENT = Map.of(
            150, Alert.RECORD_OVERFLOW, // encrypted length too long
            198, Alert.RECORD_OVERFLOW, // packet length too long
            281, Alert.BAD_RECORD_MAC); // decryption failed or bad record mac

    private ErrorAlerts() {}

    /** The alert; empty where the queue does not tell. */
    public static Optional<Alert> sent(List<ErrorQueueEntry> queue) {
        return queue.stream()
                .filter(e -> e.isOf(ErrorQueueEntry.SSL))
                .map(e -> SENT.get(e.reason()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
