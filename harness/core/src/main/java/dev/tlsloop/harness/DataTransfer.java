package dev.tlsloop.harness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The transfer of application data from one end to the other, together with handshake messages of both. */
final class DataTransfer {
    private static final int RECORD = 16_384;

    private final PairedConnection sender;
    private final PairedConnection receiver;
    private final Pump pump;
    private final ByteBuffer room = ByteBuffer.allocate(RECORD);
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();

    DataTransfer(PairedConnection sender, PairedConnection receiver, Pump pump) {
        this.sender = sender;
        this.receiver = receiver;
        this.pump = pump;
    }

    /** Transfers the data and returns what arrived. The budget starts anew whenever the sender takes data. */
    byte[] run(ByteBuffer plain) {
        int left = Pump.BUDGET;
        for (int idle = 0; idle < 2 && left > 0; left--) {
            int before = plain.remaining();
            boolean changed = pass(plain);
            idle = changed ? 0 : idle + 1;
            left = plain.remaining() < before ? Pump.BUDGET : left;
        }
        return arrived.toByteArray();
    }

    private boolean pass(ByteBuffer plain) {
        boolean sent = sender.write(plain, pump.nextStep());
        boolean received = drain();
        // Key updates, tickets and alerts go in the other direction.
        return sent | received | receiver.turn(pump.nextStep()) | sender.turn(pump.nextStep());
    }

    private boolean drain() {
        int before = arrived.size();
        for (int reads = 0; reads < Pump.BUDGET; reads++) {
            room.clear();
            if (!receiver.read(room, pump.nextStep())) {
                break;
            }
            arrived.write(room.array(), 0, room.position());
        }
        return arrived.size() != before;
    }
}
