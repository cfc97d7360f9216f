package dev.tlsloop.openssl;

import org.jspecify.annotations.Nullable;

/** Keeps a native object from being freed while C works on it: a close in the middle waits for the end. */
final class Gate {
    private @Nullable Thread user;
    private int depth;
    private boolean closed;

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

    /** Ends an operation; true when a close came meanwhile, and it is time to free. */
    synchronized boolean leave() {
        depth--;
        if (depth == 0) {
            user = null;
        }
        return closed && depth == 0;
    }

    /** Closes; true when it is time to free. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first && depth == 0;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
