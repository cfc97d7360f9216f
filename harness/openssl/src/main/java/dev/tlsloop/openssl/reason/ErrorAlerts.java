package dev.tlsloop.openssl.reason;

import dev.tlsloop.Alert;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The alerts that OpenSSL sends for broken protected records. The info callback would report every alert, but OpenSSL
 * calls it for each state too, so the engine installs it only while it verifies a peer.
 */
public final class ErrorAlerts {
    /** The {@code SSL_R_*} numbers that always come with the same alert in OpenSSL 3; most do not. */
    private static final Map<Integer, Alert> SENT = Map.of(
            150, Alert.RECORD_OVERFLOW, // encrypted length too long
            198, Alert.RECORD_OVERFLOW, // packet length too long
            281, Alert.BAD_RECORD_MAC); // decryption failed or bad record mac

    private ErrorAlerts() {}

    /** The alert that belongs to the entries; empty if they do not determine one. */
    public static Optional<Alert> sent(List<ErrorQueueEntry> queue) {
        return queue.stream()
                .filter(e -> e.isOf(ErrorQueueEntry.SSL))
                .map(e -> SENT.get(e.reason()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
