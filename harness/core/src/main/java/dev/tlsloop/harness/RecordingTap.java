package dev.tlsloop.harness;

import dev.tlsloop.Side;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.pipe.Tap;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import java.nio.ByteBuffer;

/** Writes the transcript of one side's stream. */
record RecordingTap(Side side, TranscriptRecorder recorder) implements Tap {
    @Override
    public void sent(ByteBuffer piece) {
        recorder.sent(side, piece);
    }

    @Override
    public void disturbed(Fault fault) {
        recorder.disturbed(side, fault.text());
    }

    @Override
    public void ended() {
        recorder.endOfFile(side);
    }
}
