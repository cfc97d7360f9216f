package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server with 1,000 connections of 16 clients, of which half are rude, on both engines. */
@Timeout(600)
class TlsServerLoadTest {
    private static final int CONNECTIONS = 1_000;
    private static final int FEW = 100;
    private static final long MOST_GROWTH = 8 << 20;

    static Stream<Engine> engines() {
        return Stream.of(Jsse.engine(), OpenSsl.engine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void eachConnectionHasItsOutcome(Engine engine) throws Exception {
        SocketLoad load = new SocketLoad(engine, CONNECTIONS);
        assertEquals(load.expected(), load.run().outcomes());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void noThreadIsLeft(Engine engine) throws Exception {
        new SocketLoad(engine, FEW).run();
        assertEquals(List.of(), threads());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void thePortIsFree(Engine engine) throws Exception {
        int port = new SocketLoad(engine, FEW).run().port();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theHeapDoesNotGrow(Engine engine) throws Exception {
        new SocketLoad(engine, FEW).run();
        long before = heap();
        new SocketLoad(engine, FEW).run();
        long growth = heap() - before;
        assertTrue(growth < MOST_GROWTH, () -> "the heap grew by " + growth + " bytes");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void noNativeObjectIsLeft(Engine engine) throws Exception {
        new SocketLoad(engine, FEW).run();
        OpenSsl.checkNoLeaks();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tlsloop-"))
                .toList();
    }

    /** The bytes in use after garbage collections that free nothing more. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        long used = used();
        while (used < least) {
            least = used;
            used = used();
        }
        return least;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
