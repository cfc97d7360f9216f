package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The records of one direction, assembled from pieces that end anywhere. */
final class RecordAssembler {
    static final int HEADER = 5;
    private static final int LONGEST_BODY = 16384 + 2048;
    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;

    private final ByteQueue pending = new ByteQueue();
    private boolean lost;

    /**
     * A record, or bytes that are none.
     *
     * @param bytes the whole record, header included; the rest of the stream if these are no records
     */
    record Piece(byte[] bytes, boolean isRecord) {
        int type() {
            return bytes[0] & 0xFF;
        }

        byte[] header() {
            return Arrays.copyOf(bytes, HEADER);
        }

        byte[] fragment() {
            return Arrays.copyOfRange(bytes, HEADER, bytes.length);
        }
    }

    /** Adds a piece of the stream, and consumes it. */
    void add(ByteBuffer piece) {
        pending.add(piece);
    }

    /** Takes the next record; empty if more bytes are needed. */
    Optional<Piece> next() {
        if (pending.size() == 0) {
            return Optional.empty();
        }
        if (lost || !isPossible()) {
            lost = true;
            return Optional.of(new Piece(pending.take(pending.size()), false));
        }
        boolean whole = pending.size() >= HEADER && pending.size() >= HEADER + bodyLength();
        return whole ? Optional.of(new Piece(pending.take(HEADER + bodyLength()), true)) : Optional.empty();
    }

    private boolean isPossible() {
        int type = pending.peek(0);
        return type >= FIRST_TYPE && type <= LAST_TYPE && (pending.size() < HEADER || bodyLength() <= LONGEST_BODY);
    }

    private int bodyLength() {
        return pending.peek(3) << 8 | pending.peek(4);
    }
}
