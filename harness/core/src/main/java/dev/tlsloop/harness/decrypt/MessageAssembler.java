package dev.tlsloop.harness.decrypt;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The handshake messages of one direction, assembled from the contents of records. */
final class MessageAssembler {
    private static final int HEADER = 4;
    /** A limit on the memory that a peer can make the decoder use, above any certificate chain that engines take. */
    private static final int LONGEST = 1 << 18;

    private final ByteQueue pending = new ByteQueue();
    private int overhead;

    /**
     * A whole message.
     *
     * @param bytes with type and length
     * @param length its length on the wire, record headers and protection included
     */
    record Message(byte[] bytes, int length) {
        int type() {
            return bytes[0] & 0xFF;
        }

        byte[] body() {
            return Arrays.copyOfRange(bytes, HEADER, bytes.length);
        }
    }

    /** Adds the content of a record, and the bytes on the wire that are not content. */
    void add(byte[] content, int recordOverhead) {
        pending.add(ByteBuffer.wrap(content));
        overhead += recordOverhead;
    }

    /** Takes the next whole message; empty if more content is needed. */
    Optional<Message> next() {
        if (pending.size() < HEADER || pending.size() < HEADER + bodyLength()) {
            return Optional.empty();
        }
        byte[] bytes = pending.take(HEADER + bodyLength());
        Message message = new Message(bytes, bytes.length + overhead);
        overhead = 0;
        return Optional.of(message);
    }

    /** Whether no message has begun. */
    boolean isEmpty() {
        return pending.size() == 0;
    }

    /** Whether the pending message is longer than any that engines take. */
    boolean isTooLong() {
        return pending.size() >= HEADER && bodyLength() > LONGEST;
    }

    private int bodyLength() {
        return pending.peek(1) << 16 | pending.peek(2) << 8 | pending.peek(3);
    }
}
