package dev.tlsloop.harness.socket;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that closes channels. It has one thread, and forgets a deadline that was cancelled. */
final class Deadlines implements AutoCloseable {
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "tlsloop-deadlines");
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Closes the channel after that time, unless the returned action runs before. */
    Runnable close(ClosableChannel channel, Duration after) {
        try {
            var pending =
                    timer.schedule(() -> channel.close(ConnectionEnd.DEADLINE), after.toNanos(), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        } catch (RejectedExecutionException e) {
            channel.close(ConnectionEnd.CLOSED_HERE);
            return () -> {};
        }
    }

    /** Ends the thread, and waits for its end. Pending deadlines no longer count. */
    @Override
    public void close() {
        timer.shutdownNow();
        boolean isInterrupted = Thread.interrupted();
        try {
            // The executor counts as terminated a moment before its thread has ended.
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
