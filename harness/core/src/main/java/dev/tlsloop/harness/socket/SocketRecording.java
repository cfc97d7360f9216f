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
import java.util.Optional;

/** The record of one socket in both directions: its lines, or its bytes as well, or the secrets of its own side too. */
final class SocketRecording {
    private static final int MOST_OF_OPENING = 64;

    private final Keeping keeping;
    private final TranscriptRecorder recorder;
    private final Optional<SecretLog> secrets;
    private final ByteBuffer openingOfPeer = ByteBuffer.allocate(MOST_OF_OPENING);
    private boolean establishedNoted;
    private boolean refusalNoted;

    SocketRecording(Keeping keeping) {
        this.keeping = keeping;
        this.recorder = keeping.recorder();
        this.secrets = keeping.secretLog();
    }

    /** Adds the listener for secrets to the settings of the connection. */
    ConnectionSettings addTo(ConnectionSettings settings) {
        return secrets.map(log -> log.addTo(settings)).orElse(settings);
    }

    /** Records bytes of that side. Those of this side count as arrived, because their way cannot be observed. */
    void sent(Side side, ByteBuffer bytes) {
        recorder.recordArrived(side, bytes);
        recorder.recordSent(side, bytes);
    }

    /** Keeps the first bytes of the peer, which say what it speaks. */
    void received(Side peer, ByteBuffer bytes) {
        openingOfPeer.put(
                bytes.duplicate().limit(bytes.position() + Math.min(bytes.remaining(), openingOfPeer.remaining())));
        sent(peer, bytes);
    }

    /** The first bytes of the peer, at most 64. */
    ByteBuffer openingOfPeer() {
        return openingOfPeer.duplicate().flip();
    }

    void ended(Side side) {
        recorder.recordEndOfFile(side);
    }

    /** Notes the end of the handshake on this side, before its last bytes are sent. */
    void note(Connection connection) {
        if (!establishedNoted && connection.negotiated().isPresent()) {
            establishedNoted = true;
            recorder.recordEstablished(connection.side());
        }
        Optional<Refusal> own = connection.refusal().filter(refusal -> !refusal.reportedByPeer());
        if (!refusalNoted && own.isPresent()) {
            refusalNoted = true;
            recorder.recordRefusal(connection.side(), own.flatMap(Refusal::alert));
        }
    }

    /** Writes the noted line, after the bytes of its step. */
    void settle(Side side) {
        recorder.settle(side);
    }

    Transcript transcript() {
        Transcript plain = recorder.transcript();
        if (keeping == Keeping.LINES) {
            return plain;
        }
        return plain.recording()
                .map((Recording bytes) ->
                        bytes.decryptedWith(secrets.map(SecretLog::lines).orElse("")))
                .orElse(plain);
    }
}
