package dev.tlsloop.openssl.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lives, and what was forgotten. */
public final class LeakDetector {
    private static final System.Logger LOGGER = System.getLogger("dev.tlsloop.openssl");
    private static final AtomicInteger REPORTED = new AtomicInteger();

    private LeakDetector() {}

    /**
     * Passes when no native object of ours lives in this process.
     *
     * @throws IllegalStateException with the number of each type that still does
     */
    public static void check() {
        List<String> live = new ArrayList<>();
        Stream.of(NativeType.values()).filter(t -> t.live() != 0).forEach(t -> live.add(t.live() + " " + t));
        if (!live.isEmpty()) {
            throw new IllegalStateException("native objects are still alive: " + String.join(", ", live)
                    + "; close every connection and endpoint of the engine openssl");
        }
    }

    /** How many owners were forgotten and found by the garbage collector. */
    public static int reported() {
        return REPORTED.get();
    }

    static void report(NativeType type, @Nullable Throwable made) {
        REPORTED.incrementAndGet();
        LOGGER.log(
                System.Logger.Level.WARNING,
                "an " + type + " was never closed, and is freed now; close its connection or endpoint",
                made);
    }
}
