package dev.tlsloop.spi;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A guard against overlapping operations on one connection. */
final class ReentrancyGuard implements AutoCloseable {
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

    void begin(Object what) {
        Thread other = user.compareAndExchange(null, Thread.currentThread());
        if (other != null) {
            throw new IllegalStateException(what + " is in use by "
                    + (other == Thread.currentThread()
                            ? "this thread already, in a callback"
                            : "the thread " + other.getName())
                    + "; a connection serves one operation at a time");
        }
    }

    @Override
    public void close() {
        user.set(null);
    }
}
