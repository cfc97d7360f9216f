package dev.tlsloop.harness;

import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.pipe.Tap;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import java.nio.ByteBuffer;

/** A tap that records the stream of one side in the transcript. */
record RecordingTap(Side side, TranscriptRecorder recorder) implements Tap {
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
