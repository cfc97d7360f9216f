package dev.tlsloop.openssl.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A count of live native objects, and a log of objects that were never closed. */
public final class LeakDetector {
    private static final System.Logger LOGGER = System.getLogger("dev.tlsloop.openssl");
    private static final AtomicInteger REPORTED = new AtomicInteger();

    private LeakDetector() {}

    /**
     * Passes if no native object of this engine is alive in this process.
     *
     * @throws IllegalStateException with the number of live objects of each type
     */
    public static void check() {
        List<String> live = new ArrayList<>();
        Stream.of(NativeType.values()).filter(t -> t.live() != 0).forEach(t -> live.add(t.live() + " " + t));
        if (!live.isEmpty()) {
            throw new IllegalStateException("native objects are still alive: " + String.join(", ", live)
                    + "; close every connection and endpoint of the engine openssl");
        }
    }

    /** The number of owners that the garbage collector found unclosed. */
    public static int reported() {
        return REPORTED.get();
    }

    static void report(NativeType type, @Nullable Throwable creation) {
        REPORTED.incrementAndGet();
        LOGGER.log(
                System.Logger.Level.WARNING,
                "an " + type + " was never closed and is now freed; close its connection or endpoint",
                creation);
    }
}
