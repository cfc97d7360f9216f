package dev.tlsloop.harness.pipe;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.harness.decrypt.KeyLog;

/** The key log of one or both sides of a run, with which its transcript is decrypted. */
public final class SecretLog implements KeyLogCallback {
    private final StringBuilder lines = new StringBuilder();

    /** Adds this listener to the settings of a side. */
    public ConnectionSettings addTo(ConnectionSettings settings) {
        return settings.withSecrets(this);
    }

    @Override
    public synchronized void onKeyLog(Connection connection, String line) {
        lines.append(line).append('\n');
    }

    /** Keeps the obstacle as a comment, so that a transcript without secrets can say it. */
    @Override
    public synchronized void onNoSecrets(Connection connection, String why) {
        lines.append(KeyLog.comment(why)).append('\n');
    }

    /** The lines so far, as {@code SSLKEYLOGFILE} has them. */
    public synchronized String lines() {
        return lines.toString();
    }
}
