package dev.tlsloop.harness.socket;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The accepted connections of a server in their order, each with its outcome as soon as it is known. */
final class Arrivals {
    /** One connection. */
    record Arrival(ClosableChannel channel, CompletableFuture<SocketOutcome> outcome) {}

    private final List<Arrival> all = new ArrayList<>();
    private boolean isComplete;

    synchronized Arrival add(SocketChannel channel) {
        Arrival arrival = new Arrival(new ClosableChannel(channel), new CompletableFuture<>());
        all.add(arrival);
        notifyAll();
        return arrival;
    }

    /** No connection will be added, so nothing is left to wait for. */
    synchronized void complete() {
        isComplete = true;
        notifyAll();
    }

    synchronized List<Arrival> soFar() {
        return List.copyOf(all);
    }

    /** Waits for the first connection until that time; false if there is none. */
    synchronized boolean awaitFirst(long endNanos) throws InterruptedException {
        long left = endNanos - System.nanoTime();
        while (all.isEmpty() && !isComplete && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = endNanos - System.nanoTime();
        }
        return !all.isEmpty();
    }

    /**
     * The outcome of an arrival, which is awaited until that time.
     *
     * @throws IllegalStateException if it is not known by then, or if a handler or a callback of the caller failed
     */
    static SocketOutcome await(int number, Arrival arrival, long endNanos) throws InterruptedException {
        try {
            return arrival.outcome().get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("connection " + number + " has no outcome although its deadline passed;"
                    + " let its handler return when its stream ends");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(
                    "the handler or a callback of connection " + number + " threw " + e.getCause(), e.getCause());
        }
    }
}
