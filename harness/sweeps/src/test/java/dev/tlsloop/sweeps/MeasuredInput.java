package dev.tlsloop.sweeps;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One input of a parser: it throws nothing, takes little CPU time of the thread, and allocates in proportion to its length.
 *
 * @param length in bytes
 * @param read reads the input, and returns the bytes that it accounts for
 */
record MeasuredInput(int length, Supplier<Long> read) {
    private static final ThreadMXBean THREAD = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final long MOST_NANOSECONDS = 5_000_000;
    /** The hash functions, ciphers and key schedules of one connection. */
    private static final long FIXED_BYTES = 128 * 1024;
    /** An empty handshake message, of four bytes, becomes a handful of small objects. */
    private static final long BYTES_PER_BYTE = 200;

    private static final int REPEATS = 3;
    /** Enough for the JIT compiler on a busy machine: it discards code now and then, and needs a second for new code. */
    private static final int WARM_UP = 500;

    /** What is wrong with it, three times in a row, once the JIT compiler has seen it; empty if nothing is. */
    Optional<String> complaint() {
        return repeatedComplaint().flatMap(cold -> {
            for (int run = 0; run < WARM_UP; run++) {
                complaintOfOne();
            }
            return repeatedComplaint();
        });
    }

    private Optional<String> repeatedComplaint() {
        Optional<String> complaint = Optional.empty();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            complaint = complaintOfOne();
            if (complaint.isEmpty()) {
                return complaint;
            }
        }
        return complaint;
    }

    private Optional<String> complaintOfOne() {
        long allocated = THREAD.getCurrentThreadAllocatedBytes();
        long time = THREAD.getCurrentThreadCpuTime();
        long accounted;
        try {
            accounted = read.get();
        } catch (Throwable e) {
            return Optional.of("throws " + e + " at " + e.getStackTrace()[0]);
        }
        long nanoseconds = THREAD.getCurrentThreadCpuTime() - time;
        long bytes = THREAD.getCurrentThreadAllocatedBytes() - allocated;
        if (nanoseconds > MOST_NANOSECONDS) {
            return Optional.of("takes " + nanoseconds / 1000 + " us for " + length + " bytes");
        }
        if (bytes > FIXED_BYTES + BYTES_PER_BYTE * length) {
            return Optional.of("allocates " + bytes + " bytes for " + length + " bytes");
        }
        return accounted > length
                ? Optional.of("accounts for " + accounted + " of " + length + " bytes")
                : Optional.empty();
    }
}
