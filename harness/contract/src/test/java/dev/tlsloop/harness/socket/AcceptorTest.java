package dev.tlsloop.harness.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The errors of an operating system while a server accepts connections. */
@Timeout(120)
class AcceptorTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(60);

    private final CountDownLatch gaveUp = new CountDownLatch(1);
    private final ServerSocketChannel real = bound();
    private final Acceptor acceptor = Acceptor.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AcceptorTest::close, gaveUp::countDown);

    @AfterEach
    void close() throws IOException {
        acceptor.close();
        real.close();
    }

    @Test
    void anErrorOfOneConnectionDoesNotStopTheServer() throws Exception {
        Acceptor hurt = over(new FailingChannel(real, 3));
        assertEquals(Optional.empty(), hurt.awaitAccepted(LONG));
        hurt.close();
    }

    @Test
    void anErrorThatLastsFreesThePort() throws Exception {
        over(new FailingChannel(real, Integer.MAX_VALUE));
        assertTrue(gaveUp.await(60, TimeUnit.SECONDS));
        assertFalse(real.isOpen());
    }

    @Test
    void anErrorThatLastsIsTheObstacle() throws Exception {
        Acceptor hurt = over(new FailingChannel(real, Integer.MAX_VALUE));
        assertTrue(gaveUp.await(60, TimeUnit.SECONDS));
        assertEquals(Optional.of("java.io.IOException: too many open files"), hurt.awaitAccepted(LONG));
    }

    @Test
    void noConnectionIsAwaitedAfterTheEnd() throws Exception {
        Arrivals arrivals = new Arrivals();
        arrivals.complete();
        assertFalse(arrivals.awaitFirst(System.nanoTime() + TimeUnit.DAYS.toNanos(1)));
    }

    @Test
    void anInterruptIsNoCompleteAnswer() {
        acceptor.start();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> acceptor.awaitAccepted(LONG));
    }

    @Test
    void aClosedServerHasAcceptedAll() throws Exception {
        acceptor.start();
        acceptor.close();
        assertEquals(Optional.empty(), acceptor.awaitAccepted(LONG));
    }

    private Acceptor over(ServerSocketChannel channel) throws IOException {
        Acceptor hurt = new Acceptor(channel, AcceptorTest::close, gaveUp::countDown);
        hurt.start();
        return hurt;
    }

    private static ServerSocketChannel bound() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
