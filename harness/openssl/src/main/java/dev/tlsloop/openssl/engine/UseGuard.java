package dev.tlsloop.openssl.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A guard that keeps a native object alive during an operation: a close takes effect when the operation ends. */
final class UseGuard {
    private final Runnable free;
    private @Nullable Thread user;
    private int depth;
    private boolean closed;

    /** Creates a guard that calls {@code free} once. */
    UseGuard(Runnable free) {
        this.free = free;
    }

    /** Starts an operation; the same thread may start another one in a callback. */
    synchronized void enter() {
        if (closed) {
            throw new IllegalStateException("this connection is closed; open another on its endpoint");
        }
        Thread current = Thread.currentThread();
        if (user != null && user != current) {
            throw new IllegalStateException(
                    "this connection is in use by the thread " + user.getName() + "; it serves one thread at a time");
        }
        user = current;
        depth++;
    }

    /** Ends an operation; returns true if it was closed during the operation, and is freed now. */
    boolean leave() {
        boolean last = countDown();
        if (last) {
            free.run();
        }
        return last;
    }

    /** Runs a query as one operation. */
    <T> T run(Supplier<T> query) {
        enter();
        try {
            return query.get();
        } finally {
            leave();
        }
    }

    /** Closes now, or at the end of the current operation. */
    void close() {
        if (markClosed()) {
            free.run();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean countDown() {
        depth--;
        if (depth == 0) {
            user = null;
        }
        return closed && depth == 0;
    }

    private synchronized boolean markClosed() {
        boolean first = !closed;
        closed = true;
        return first && depth == 0;
    }
}
