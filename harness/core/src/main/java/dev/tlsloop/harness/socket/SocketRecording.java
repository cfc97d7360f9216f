package dev.tlsloop.harness.socket;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.pipe.Keeping;
import dev.tlsloop.harness.pipe.SecretLog;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;

/** The bytes of one socket in both directions, and the secrets of its own side. */
final class SocketRecording {
    private final TranscriptRecorder recorder = Keeping.SECRETS.recorder();
    private final SecretLog secrets = new SecretLog();
    private boolean settled;

    /** Adds the listener for secrets to the settings of the connection. */
    ConnectionSettings addTo(ConnectionSettings settings) {
        return secrets.addTo(settings);
    }

    void sent(Side side, ByteBuffer bytes) {
        recorder.recordSent(side, bytes);
    }

    void ended(Side side) {
        recorder.recordEndOfFile(side);
    }

    /** Notes the end of the handshake on this side, before its last bytes are sent. */
    void note(Connection connection) {
        if (settled) {
            return;
        }
        settled = connection.negotiated().isPresent() || connection.refusal().isPresent();
        if (connection.refusal().filter(refusal -> !refusal.reportedByPeer()).isPresent()) {
            recorder.recordRefusal(connection.side(), connection.refusal().flatMap(Refusal::alert));
        } else if (connection.negotiated().isPresent()) {
            recorder.recordEstablished(connection.side());
        }
    }

    /** Writes the noted line, after the bytes of its step. */
    void settle(Side side) {
        recorder.settle(side);
    }

    Transcript transcript() {
        Transcript plain = recorder.transcript();
        return plain.recording()
                .map((Recording bytes) -> bytes.decryptedWith(secrets.lines()))
                .orElse(plain);
    }
}
