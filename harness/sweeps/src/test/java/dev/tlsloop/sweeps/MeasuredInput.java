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
    /** Of CPU time, for the JIT compiler: it discards code now and then, and the new code waits for it on a busy machine. */
    private static final long WARM_UP_NANOSECONDS = 10_000_000_000L;

    /** What is wrong with it, three times in a row, and still so after a warm-up; empty if nothing is. */
    Optional<String> complaint() {
        Optional<String> complaint = repeatedComplaint();
        long end = THREAD.getCurrentThreadCpuTime() + WARM_UP_NANOSECONDS;
        while (complaint.isPresent() && THREAD.getCurrentThreadCpuTime() < end) {
            complaint = repeatedComplaint();
        }
        return complaint;
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
