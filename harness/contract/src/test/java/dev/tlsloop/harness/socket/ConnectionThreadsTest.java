package dev.tlsloop.harness.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the threads of a server. */
@Timeout(120)
class ConnectionThreadsTest {
    private static final int MANY = 2_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ConnectionThreads threads = new ConnectionThreads();

    @Test
    void joiningWaitsForTheEndOfEachThread() {
        assertEquals(
                0,
                IntStream.range(0, MANY).filter(i -> startAndJoin().isAlive()).count());
    }

    @Test
    void aThreadThatHasEndedIsNotCounted() {
        threads.start(() -> {});
        threads.join(LONG);
        assertEquals(0, threads.count());
    }

    @Test
    void aThreadThatRunsIsCounted() {
        CountDownLatch end = new CountDownLatch(1);
        threads.start(() -> await(end));
        int count = threads.count();
        end.countDown();
        assertEquals(1, count);
    }

    @Test
    void anInterruptDoesNotShortenTheWait() {
        CountDownLatch end = new CountDownLatch(1);
        threads.start(() -> await(end));
        Thread.currentThread().interrupt();
        new Thread(end::countDown).start();
        threads.join(LONG);
        assertTrue(Thread.interrupted() && threads.count() == 0);
    }

    private Thread startAndJoin() {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        threads.start(() -> started.complete(Thread.currentThread()));
        Thread thread = started.join();
        threads.join(LONG);
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
