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

    private byte[] pending = {};

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
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + piece.remaining());
        piece.get(pending, before, piece.remaining());
    }

    /** Takes the next record; empty if more bytes are needed. */
    Optional<Piece> next() {
        if (pending.length == 0) {
            return Optional.empty();
        }
        if (!isPossible()) {
            return Optional.of(take(pending.length, false));
        }
        boolean whole = pending.length >= HEADER && pending.length >= HEADER + bodyLength();
        return whole ? Optional.of(take(HEADER + bodyLength(), true)) : Optional.empty();
    }

    private boolean isPossible() {
        int type = pending[0] & 0xFF;
        return type >= FIRST_TYPE && type <= LAST_TYPE && (pending.length < HEADER || bodyLength() <= LONGEST_BODY);
    }

    private int bodyLength() {
        return (pending[3] & 0xFF) << 8 | pending[4] & 0xFF;
    }

    private Piece take(int length, boolean isRecord) {
        Piece piece = new Piece(Arrays.copyOf(pending, length), isRecord);
        pending = Arrays.copyOfRange(pending, length, pending.length);
        return piece;
    }
}
