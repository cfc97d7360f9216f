package dev.tlsloop.openssl.reason;

import dev.tlsloop.ErrorEntry;
import dev.tlsloop.openssl.jna.ErrH;
import dev.tlsloop.openssl.jna.NativeMemory;
import java.util.ArrayList;
import java.util.List;

/** The error queue of the current thread: cleared before an operation, drained after a failed one. */
public final class ErrorQueue {
    private ErrorQueue() {}

    public static void clear() {
        ErrH.ERR_clear_error();
    }

    /** Removes and returns all entries, the oldest first. */
    public static List<ErrorQueueEntry> drain() {
        List<ErrorQueueEntry> entries = new ArrayList<>();
        for (long code = ErrH.ERR_get_error(); code != 0; code = ErrH.ERR_get_error()) {
            entries.add(ErrorQueueEntry.of(code, words(code)));
        }
        return entries;
    }

    /** Removes all entries and returns them as one text. */
    public static String drainText() {
        return ErrorReasons.text(drain());
    }

    /** OpenSSL 3 no longer reports the function, so its name is empty. */
    private static ErrorEntry words(long code) {
        String reason = NativeMemory.text(ErrH.ERR_reason_error_string(code));
        String library = NativeMemory.text(ErrH.ERR_lib_error_string(code));
        return new ErrorEntry(library, "", reason.isEmpty() ? "reason " + (code & 0xFFFF) : reason);
    }
}
