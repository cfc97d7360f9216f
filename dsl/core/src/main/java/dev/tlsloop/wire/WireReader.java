package dev.tlsloop.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An incremental parser of one direction of a connection, which needs no keys.
 *
 * <pre>{@code
 * WireReader fromClient = new WireReader();
 * List<WireMessage> messages = fromClient.read(connection.outgoing().unread().duplicate());
 * }</pre>
 *
 * <p>Pieces may end anywhere. A reader keeps at most one record and one message, some hundred kilobytes, and no
 * application data. It is not thread-safe, and each direction needs its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5">RFC 8446, record protocol</a>
 */
public final class WireReader {
    private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

    private final ByteBuffer header = ByteBuffer.allocate(RecordHeader.LENGTH);
    private final PlaintextRecordReader clear = new PlaintextRecordReader();
    private ByteBuffer body = NO_BODY;
    private int toSkip;
    private int toRead;
    private boolean lost;

    /**
     * Consumes the whole piece.
     *
     * @return the messages that this piece completed, in order; immutable
     */
    public List<WireMessage> read(ByteBuffer piece) {
        List<WireMessage> messages = new ArrayList<>();
        while (piece.hasRemaining()) {
            if (lost) {
                messages.add(rest(piece, 0));
            } else if (header.hasRemaining()) {
                readHeader(piece, messages);
            } else {
                readBody(piece);
            }
            if (isRecordComplete()) {
                endRecord(messages);
            }
        }
        return List.copyOf(messages);
    }

    private void readHeader(ByteBuffer piece, List<WireMessage> messages) {
        while (piece.hasRemaining() && header.hasRemaining()) {
            header.put(piece.get());
        }
        lost = !RecordHeader.isPossible(header.duplicate().flip());
        if (lost) {
            clear.breakOff(messages);
            messages.add(rest(piece, header.position()));
        } else if (!header.hasRemaining()) {
            beginRecord();
        }
    }

    private void beginRecord() {
        header.flip();
        int length = RecordHeader.bodyLength(header);
        boolean opaque = RecordHeader.type(header) >= ContentType.APPLICATION_DATA;
        toSkip = opaque ? length : 0;
        toRead = opaque ? 0 : length;
        header.position(header.limit());
    }

    private void readBody(ByteBuffer piece) {
        if (toSkip > 0) {
            int count = Math.min(toSkip, piece.remaining());
            piece.position(piece.position() + count);
            toSkip -= count;
            return;
        }
        int count = Math.min(toRead, piece.remaining());
        ByteBuffer part = piece.slice(piece.position(), count);
        piece.position(piece.position() + count);
        if (body == NO_BODY && count == toRead) {
            body = part.position(count);
        } else {
            body = body == NO_BODY ? ByteBuffer.allocate(toRead) : body;
            body.put(part);
        }
        toRead -= count;
    }

    private boolean isRecordComplete() {
        return !lost && !header.hasRemaining() && toSkip == 0 && toRead == 0;
    }

    private void endRecord(List<WireMessage> messages) {
        header.rewind();
        if (RecordHeader.type(header) >= ContentType.APPLICATION_DATA) {
            clear.opaque(RecordHeader.type(header), RecordHeader.bodyLength(header), messages);
        } else {
            clear.read(RecordHeader.type(header), body.flip(), messages);
        }
        header.clear();
        body = NO_BODY;
    }

    private static WireMessage rest(ByteBuffer piece, int before) {
        int length = before + piece.remaining();
        piece.position(piece.limit());
        return new WireMessage.NotTls(length);
    }
}
