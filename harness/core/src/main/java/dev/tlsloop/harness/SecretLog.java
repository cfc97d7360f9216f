package dev.tlsloop.harness;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.KeyLogCallback;

/** The key log of both sides of a pair, with which it decrypts its transcript. */
final class SecretLog implements KeyLogCallback {
    private final StringBuilder lines = new StringBuilder();

    /** Adds this listener to the settings of a side. */
    ConnectionSettings addTo(ConnectionSettings settings) {
        return settings.withSecrets(this);
    }

    @Override
    public synchronized void onKeyLog(Connection connection, String line) {
        lines.append(line).append('\n');
    }

    /** The lines so far, as {@code SSLKEYLOGFILE} has them. */
    synchronized String lines() {
        return lines.toString();
    }
}
