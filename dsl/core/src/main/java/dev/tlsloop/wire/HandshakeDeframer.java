package dev.tlsloop.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A handshake message under assembly from its fragments. It keeps the body only of a message type that has a parser.
 */
final class HandshakeDeframer {
    static final int HEADER = 4;
    /** A limit on the memory that a peer can make the reader use, far above any real hello. */
    static final int LONGEST_KEPT = 1 << 17;

    private static final byte[] NOTHING = {};

    private final byte[] head = new byte[HEADER];
    private byte[] body = NOTHING;
    private int filled;

    /** Consumes the bytes of this message from the fragment, and leaves the rest. */
    void take(ByteBuffer fragment) {
        if (filled < HEADER) {
            takeHead(fragment);
        }
        if (filled >= HEADER) {
            takeBody(fragment);
        }
    }

    boolean hasBegun() {
        return filled > 0;
    }

    boolean hasLength() {
        return filled >= HEADER;
    }

    boolean isComplete() {
        return hasLength() && filled == HEADER + length();
    }

    int type() {
        return head[0] & 0xFF;
    }

    int length() {
        return (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
    }

    /** Whether {@link #body} holds the message; otherwise it is empty. */
    boolean isKept() {
        return length() <= LONGEST_KEPT
                && switch (type()) {
                    case HandshakeType.CLIENT_HELLO,
                            HandshakeType.SERVER_HELLO,
                            HandshakeType.SERVER_KEY_EXCHANGE,
                            HandshakeType.CERTIFICATE_VERIFY -> true;
                    default -> false;
                };
    }

    byte[] body() {
        return body;
    }

    /** The length is the peer's word, so memory follows the bytes that arrive. */
    private void growTo(int size) {
        if (size > body.length) {
            body = Arrays.copyOf(body, Math.min(length(), Math.max(size, 2 * body.length)));
        }
    }

    private void takeHead(ByteBuffer fragment) {
        int count = Math.min(HEADER - filled, fragment.remaining());
        fragment.get(head, filled, count);
        filled += count;
    }

    private void takeBody(ByteBuffer fragment) {
        int count = Math.min(HEADER + length() - filled, fragment.remaining());
        if (isKept()) {
            growTo(filled - HEADER + count);
            fragment.get(body, filled - HEADER, count);
        } else {
            fragment.position(fragment.position() + count);
        }
        filled += count;
    }
}
