package dev.tlsloop.openssl.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a native object from being freed while C works on it: a close in the middle waits for the end. */
final class UseGuard {
    private final Runnable free;
    private @Nullable Thread user;
    private int depth;
    private boolean closed;

    /** Guards what that frees, once. */
    UseGuard(Runnable free) {
        this.free = free;
    }

    /** Begins an operation; one thread may begin another inside, from a callback. */
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

    /** Ends an operation; true when a close came meanwhile, which has now been carried out. */
    boolean leave() {
        boolean last = left();
        if (last) {
            free.run();
        }
        return last;
    }

    /** Asks something as an operation of its own. */
    <T> T through(Supplier<T> question) {
        enter();
        try {
            return question.get();
        } finally {
            leave();
        }
    }

    /** Closes, at once or at the end of what is going on. */
    void close() {
        if (isLast()) {
            free.run();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean left() {
        depth--;
        if (depth == 0) {
            user = null;
        }
        return closed && depth == 0;
    }

    private synchronized boolean isLast() {
        boolean first = !closed;
        closed = true;
        return first && depth == 0;
    }
}
