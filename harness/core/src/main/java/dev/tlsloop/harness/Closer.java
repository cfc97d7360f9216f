package dev.tlsloop.harness;

import java.util.ArrayDeque;
import java.util.Deque;

/** A list of closing actions that run once, in reverse order, even if one of them throws. */
final class Closer implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    void hold(Runnable closing) {
        closings.push(closing);
    }

    /** Drops the actions: another owner closes the resources. */
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
