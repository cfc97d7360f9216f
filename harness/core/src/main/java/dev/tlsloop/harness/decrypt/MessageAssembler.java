package dev.tlsloop.harness.decrypt;

import java.util.Arrays;
import java.util.Optional;

/** The handshake messages of one direction, assembled from the contents of records. */
final class MessageAssembler {
    private static final int HEADER = 4;
    /** A limit on the memory that a peer can make the decoder use, above any certificate chain that engines take. */
    private static final int LONGEST = 1 << 18;

    private byte[] pending = {};
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
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + content.length);
        System.arraycopy(content, 0, pending, before, content.length);
        overhead += recordOverhead;
    }

    /** Takes the next whole message; empty if more content is needed. */
    Optional<Message> next() {
        if (pending.length < HEADER || pending.length < HEADER + bodyLength()) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(pending, HEADER + bodyLength());
        pending = Arrays.copyOfRange(pending, bytes.length, pending.length);
        Message message = new Message(bytes, bytes.length + overhead);
        overhead = 0;
        return Optional.of(message);
    }

    /** Whether no message has begun. */
    boolean isEmpty() {
        return pending.length == 0;
    }

    /** Whether the pending message is longer than any that engines take. */
    boolean isTooLong() {
        return pending.length >= HEADER && bodyLength() > LONGEST;
    }

    private int bodyLength() {
        return (pending[1] & 0xFF) << 16 | (pending[2] & 0xFF) << 8 | pending[3] & 0xFF;
    }
}
