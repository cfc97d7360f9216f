package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 20,000 connections to servers on ports in one process, outside the default tests: {@code -Psoak}. */
class TlsServerSoak {
    private static final int ROUND = 1_000;
    private static final int HALF = Integer.getInteger("tlsloop.soak.rounds", 10);
    private static final long MOST_GROWTH = 4 << 20;

    static Stream<Engine> engines() {
        return Stream.of(Jsse.engine(), OpenSsl.engine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theSecondHalfKeepsNoMoreMemoryThanTheFirst(Engine engine) throws Exception {
        long half = heapAfter(engine);
        long growth = heapAfter(engine) - half;
        System.out.printf("%s: in the second half the heap grew by %+d bytes%n", engine.name(), growth);
        assertTrue(growth < MOST_GROWTH, () -> "the heap grew by " + growth + " bytes");
        OpenSsl.checkNoLeaks();
    }

    private static long heapAfter(Engine engine) throws Exception {
        SocketLoad load = new SocketLoad(engine, ROUND);
        for (int round = 0; round < HALF; round++) {
            assertEquals(load.expected(), load.run().outcomes());
        }
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
