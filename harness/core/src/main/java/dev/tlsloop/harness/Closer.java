package dev.tlsloop.harness;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be closed again: all of it, in reverse order, once, whatever one of them throws. */
final class Closer implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    void hold(Runnable closing) {
        closings.push(closing);
    }

    /** Closes nothing after all: somebody else does. */
    void keep() {
        closings.clear();
    }

    boolean isEmpty() {
        return closings.isEmpty();
    }

    @Override
    public void close() {
        if (closings.isEmpty()) {
            return;
        }
        Runnable closing = closings.pop();
        Closer rest = this;
        try (rest) {
            closing.run();
        }
    }
}
