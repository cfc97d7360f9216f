package dev.tlsloop.harness.pipe;

import dev.tlsloop.Side;
import dev.tlsloop.harness.decrypt.ConnectionDecoder;
import dev.tlsloop.harness.decrypt.KeyLog;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls of a {@link TranscriptRecorder} with their bytes, to be replayed with keys. */
final class Tape {
    private final List<Consumer<TranscriptRecorder>> calls = new ArrayList<>();

    void record(Consumer<TranscriptRecorder> call) {
        calls.add(call);
    }

    /** Copies the bytes, and leaves the piece as it is. */
    void recordSent(Side side, ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        calls.add(recorder -> recorder.recordSent(side, ByteBuffer.wrap(bytes)));
    }

    /** What was recorded so far. */
    Recording recording() {
        List<Consumer<TranscriptRecorder>> soFar = List.copyOf(calls);
        return keyLog -> replay(soFar, new ConnectionDecoder(KeyLog.parse(keyLog)));
    }

    private static Transcript replay(List<Consumer<TranscriptRecorder>> calls, ConnectionDecoder decoder) {
        TranscriptRecorder recorder =
                new TranscriptRecorder(Optional.empty(), side -> piece -> decoder.read(side, piece));
        calls.forEach(call -> call.accept(recorder));
        return recorder.transcript();
    }
}
