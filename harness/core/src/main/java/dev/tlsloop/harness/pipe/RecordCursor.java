package dev.tlsloop.harness.pipe;

/** Where a byte stands in a stream of TLS records, of which it reads nothing but the length in each header. */
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

    /** How many bytes of the stream come before this one. */
    long offset() {
        return offset;
    }

    /** Which record it is in, from 1. */
    int record() {
        return record;
    }

    /** How many bytes of the record come before this one, header included. */
    int index() {
        return index;
    }

    boolean atRecordEnd() {
        return index >= HEADER - 1 && index == HEADER + contentLength - 1;
    }
}
