package dev.tlsloop.harness.pipe;

import dev.tlsloop.Side;
import dev.tlsloop.harness.decrypt.ConnectionDecoder;
import dev.tlsloop.harness.decrypt.KeyLog;
import dev.tlsloop.harness.transcript.Arrival;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls of a {@link TranscriptRecorder} with their bytes, to be replayed with keys. */
final class Tape {
    private final List<Consumer<TranscriptRecorder>> calls = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    void record(Consumer<TranscriptRecorder> call) {
        calls.add(call);
    }

    void record(Arrival arrival, Consumer<TranscriptRecorder> call) {
        arrivals.add(arrival);
        calls.add(call);
    }

    /** Copies the bytes, and leaves the piece as it is. */
    void recordArrived(Side side, ByteBuffer piece) {
        if (piece.hasRemaining()) {
            arrivals.add(new Arrival.Bytes(side, copy(piece)));
        }
    }

    /** Copies the bytes, and leaves the piece as it is. */
    void recordSent(Side side, ByteBuffer piece) {
        byte[] bytes = copy(piece);
        calls.add(recorder -> recorder.recordSent(side, ByteBuffer.wrap(bytes)));
    }

    private static byte[] copy(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        return bytes;
    }

    /** What was recorded so far. */
    Recording recording() {
        return new Kept(List.copyOf(calls), List.copyOf(arrivals), "", Map.of());
    }

    /** @param lines the bytes behind the lines, by their steps */
    private record Kept(
            List<Consumer<TranscriptRecorder>> calls,
            List<Arrival> arrivals,
            String keyLog,
            Map<Integer, List<LineBytes>> lines)
            implements Recording {
        @Override
        public Transcript decryptedWith(String secrets) {
            return replay(new ConnectionDecoder(KeyLog.parse(secrets)), secrets);
        }

        @Override
        public Transcript decryptedWith(PrivateKey serverKey) {
            return replay(new ConnectionDecoder(serverKey), keyLog);
        }

        private Transcript replay(ConnectionDecoder decoder, String secrets) {
            TranscriptRecorder recorder = TranscriptRecorder.decoding(decoder);
            calls.forEach(call -> call.accept(recorder));
            List<Entry> entries = recorder.transcript().entries();
            return new Transcript(
                    entries, Optional.of(new Kept(calls, arrivals, secrets, recorder.bytesBehindLines())));
        }

        @Override
        public Optional<LineBytes> bytesOf(Entry line) {
            return Optional.ofNullable(lines.get(line.step())).map(LineBytes::joined);
        }
    }
}
