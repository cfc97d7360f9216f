package dev.tlsloop.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of two implementations that run in turn in one process, so that other load slows both equally. The cost is
 * the CPU time of the process, garbage collector included, and the allocated bytes of the thread.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class InterleavedComparison {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREAD = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Cost ours = Cost.NONE;
    private Cost bare = Cost.NONE;
    private int times;
    private boolean oursFirst;

    private record Cost(long nanoseconds, long bytes) {
        static final Cost NONE = new Cost(0, 0);

        static Cost now() {
            return new Cost(PROCESS.getProcessCpuTime(), THREAD.getCurrentThreadAllocatedBytes());
        }

        Cost plus(Cost other) {
            return new Cost(nanoseconds + other.nanoseconds, bytes + other.bytes);
        }

        Cost minus(Cost other) {
            return new Cost(nanoseconds - other.nanoseconds, bytes - other.bytes);
        }
    }

    /** Resets the counters before each iteration. */
    @Setup(Level.Iteration)
    public void reset() {
        ours = Cost.NONE;
        bare = Cost.NONE;
        times = 0;
    }

    /** The CPU time of tlsloop divided by that of the bare loop. */
    public double cpuRatio() {
        return (double) ours.nanoseconds / bare.nanoseconds;
    }

    /** The allocation of tlsloop divided by that of the bare loop. */
    public double allocationRatio() {
        return (double) ours.bytes / bare.bytes;
    }

    /** The CPU time of tlsloop for one run, in microseconds. */
    public double cpuOurs() {
        return ours.nanoseconds / 1e3 / times;
    }

    /** The CPU time of the bare loop for one run, in microseconds. */
    public double cpuBare() {
        return bare.nanoseconds / 1e3 / times;
    }

    /** The bytes that tlsloop allocates for one run. */
    public double bytesOurs() {
        return (double) ours.bytes / times;
    }

    /** The bytes that the bare loop allocates for one run. */
    public double bytesBare() {
        return (double) bare.bytes / times;
    }

    void run(int count, Runnable oursOnce, Runnable bareOnce) {
        oursFirst = !oursFirst;
        if (oursFirst) {
            ours = ours.plus(cost(count, oursOnce));
            bare = bare.plus(cost(count, bareOnce));
        } else {
            bare = bare.plus(cost(count, bareOnce));
            ours = ours.plus(cost(count, oursOnce));
        }
        times += count;
    }

    private static Cost cost(int count, Runnable once) {
        Cost before = Cost.now();
        for (int i = 0; i < count; i++) {
            once.run();
        }
        return Cost.now().minus(before);
    }
}
