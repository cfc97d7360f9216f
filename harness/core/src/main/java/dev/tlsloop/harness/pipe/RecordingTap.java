package dev.tlsloop.harness.pipe;

import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import java.nio.ByteBuffer;

/** A tap that records the stream of one side in the transcript. */
public record RecordingTap(Side side, TranscriptRecorder recorder) implements Tap {
    @Override
    public void onSent(ByteBuffer piece) {
        recorder.recordSent(side, piece);
    }

    @Override
    public void onArrived(ByteBuffer piece) {
        recorder.recordArrived(side, piece);
    }

    @Override
    public void onFault(Fault fault) {
        recorder.recordFault(side, fault.text());
    }

    @Override
    public void onEnd() {
        recorder.recordEndOfFile(side);
    }
}
