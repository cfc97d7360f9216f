package dev.tlsloop.harness.pipe;

/** The position of a byte in a stream of TLS records. It reads only the length in each record header. */
final class RecordCursor {
    static final int HEADER = 5;

    private long offset = -1;
    private int record;
    private int index;
    private int contentLength;

    void next(byte sent) {
        boolean first = record == 0 || atRecordEnd();
        index = first ? 0 : index + 1;
        record += first ? 1 : 0;
        offset++;
        if (index == 3) {
            contentLength = (sent & 0xFF) << 8;
        } else if (index == 4) {
            contentLength |= sent & 0xFF;
        }
    }

    /** The number of bytes in the stream before this one. */
    long offset() {
        return offset;
    }

    /** The number of its record, from 1. */
    int record() {
        return record;
    }

    /** The number of bytes in the record before this one, header included. */
    int index() {
        return index;
    }

    boolean atRecordEnd() {
        return index >= HEADER - 1 && index == HEADER + contentLength - 1;
    }
}
