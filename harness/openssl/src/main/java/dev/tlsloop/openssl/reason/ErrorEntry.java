package dev.tlsloop.openssl.reason;

/**
 * One entry of OpenSSL's error queue.
 *
 * @param library the number of the library, 20 for SSL
 * @param reason the number of the reason in that library
 * @param text both in OpenSSL's words
 */
public record ErrorEntry(int library, int reason, String text) {
    static final int SSL = 20;

    private static final int LIBRARY_OFFSET = 23;
    private static final int LIBRARY_MASK = 0xFF;
    private static final int REASON_MASK = 0x7FFFFF;

    /** Takes a code apart as {@code ERR_GET_LIB} and {@code ERR_GET_REASON} do. */
    public static ErrorEntry of(long code, String text) {
        return new ErrorEntry((int) (code >>> LIBRARY_OFFSET) & LIBRARY_MASK, (int) code & REASON_MASK, text);
    }

    boolean isOf(int library) {
        return this.library == library;
    }
}
