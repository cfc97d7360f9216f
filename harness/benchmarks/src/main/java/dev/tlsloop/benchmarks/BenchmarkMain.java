package dev.tlsloop.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks like JMH's own command, and prints the medians of the comparisons at the end. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /** Runs with the arguments of JMH. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        System.out.println();
        for (RunResult result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-60s CPU %6.3f (%.0f : %.0f us)  allocation %6.3f (%.0f : %.0f bytes)%n",
                    result.getParams().getBenchmark(),
                    median(result, "cpuRatio"),
                    median(result, "cpuOurs"),
                    median(result, "cpuBare"),
                    median(result, "allocationRatio"),
                    median(result, "bytesOurs"),
                    median(result, "bytesBare"));
        }
    }

    /** The median of a counter over all iterations of all forks. */
    private static double median(RunResult result, String counter) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> score(iteration, counter))
                .sorted()
                .toArray();
        int half = scores.length / 2;
        return scores.length % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2;
    }

    private static double score(IterationResult iteration, String counter) {
        Result<?> result = iteration.getSecondaryResults().get(counter);
        if (result == null) {
            throw new IllegalStateException("an iteration has no result of the counter " + counter + "; it has "
                    + iteration.getSecondaryResults().keySet());
        }
        return result.getScore();
    }
}
