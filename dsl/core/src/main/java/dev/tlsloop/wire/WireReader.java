package dev.tlsloop.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** placeholder. Reads one direction of a connection, piece by piece. */
public final class WireReader {
    /** Consumes all of the piece; returns the messages that it completed. */
    public List<WireMessage> read(ByteBuffer piece) {
        piece.position(piece.limit());
        return List.of();
    }
}
