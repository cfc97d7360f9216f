package dev.tlsloop.openssl.reason;

import dev.tlsloop.ErrorEntry;

/**
 * An entry of OpenSSL's error queue.
 *
 * @param library the number of the library, 20 for SSL
 * @param reason the number of the reason in that library
 * @param words OpenSSL's texts for both
 */
public record ErrorQueueEntry(int library, int reason, ErrorEntry words) {
    static final int SSL = 20;
    static final int PROVIDER = 57;

    private static final int LIBRARY_OFFSET = 23;
    private static final int LIBRARY_MASK = 0xFF;
    private static final int REASON_MASK = 0x7FFFFF;

    /** Splits a code as {@code ERR_GET_LIB} and {@code ERR_GET_REASON} do. */
    public static ErrorQueueEntry of(long code, ErrorEntry words) {
        return new ErrorQueueEntry((int) (code >>> LIBRARY_OFFSET) & LIBRARY_MASK, (int) code & REASON_MASK, words);
    }

    boolean isOf(int library) {
        return this.library == library;
    }

    String text() {
        return words.reason() + " (" + words.library() + ")";
    }
}
