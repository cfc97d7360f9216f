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
 * Two ways to do the same, in turn in one process: what each costs in CPU time of the whole process, garbage collector
 * included, and in allocated bytes of the thread. A machine that others use, too, slows both down alike.
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

    /** Each iteration counts anew. */
    @Setup(Level.Iteration)
    public void reset() {
        ours = Cost.NONE;
        bare = Cost.NONE;
        times = 0;
    }

    /** What ours takes of CPU time for each that the bare loop takes. */
    public double cpuRatio() {
        return (double) ours.nanoseconds / bare.nanoseconds;
    }

    /** What ours allocates for each byte that the bare loop allocates. */
    public double allocationRatio() {
        return (double) ours.bytes / bare.bytes;
    }

    /** Microseconds of CPU that ours takes for one. */
    public double cpuOurs() {
        return ours.nanoseconds / 1e3 / times;
    }

    /** Microseconds of CPU that the bare loop takes for one. */
    public double cpuBare() {
        return bare.nanoseconds / 1e3 / times;
    }

    /** Bytes that ours allocates for one. */
    public double bytesOurs() {
        return (double) ours.bytes / times;
    }

    /** Bytes that the bare loop allocates for one. */
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
