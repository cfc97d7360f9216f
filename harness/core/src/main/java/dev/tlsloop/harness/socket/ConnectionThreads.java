package dev.tlsloop.harness.socket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** The threads of a server, one for each connection: virtual threads where the JDK has them (21 and later). */
final class ConnectionThreads {
    private static final String NAME = "tlsloop-connection";
    private static final ThreadFactory FACTORY = virtual().orElse(ConnectionThreads::platform);

    /** A thread does not leave by itself: between its leaving and its end, no caller would wait for it. */
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();

    void start(Runnable task) {
        started.removeIf(ConnectionThreads::hasEnded);
        Thread thread = FACTORY.newThread(task);
        started.add(thread);
        try {
            thread.start();
        } catch (Throwable e) {
            started.remove(thread);
            throw e;
        }
    }

    /** Those that have not ended. */
    int count() {
        started.removeIf(ConnectionThreads::hasEnded);
        return started.size();
    }

    private static boolean hasEnded(Thread thread) {
        return thread.getState() == Thread.State.TERMINATED;
    }

    void interrupt() {
        started.forEach(Thread::interrupt);
    }

    /** Waits until all have ended, for that time at most; an interrupt of the caller is kept for later. */
    void join(Duration most) {
        join(started, most);
    }

    /** Waits until these threads have ended, for that time at most; an interrupt of the caller is kept for later. */
    static void join(Collection<Thread> threads, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            long left = (end - System.nanoTime()) / 1_000_000;
            while (left > 0 && thread.isAlive()) {
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread platform(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** The factory of {@code Thread.ofVirtual()}, which JDK 17 lacks and some later releases refuse as a preview. */
    private static Optional<ThreadFactory> virtual() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object unnamed = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .invoke();
            Object named = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class))
                    .invoke(unnamed, NAME);
            return Optional.of(
                    (ThreadFactory) lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
                            .invoke(named));
        } catch (Throwable e) {
            return Optional.empty();
        }
    }
}
