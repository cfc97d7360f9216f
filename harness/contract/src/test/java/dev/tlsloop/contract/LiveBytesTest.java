package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The size of the live heap, which must not grow between 5,000 and 10,000 Loopbacks. Reused endpoints keep no session
 * that no caller asks for. {@code -DexcludedGroups=slow} excludes this test.
 */
@Tag("slow")
class LiveBytesTest {
    private static final int HALF = 5_000;
    /** The number whose sessions would show in the heap if an endpoint kept those that no caller asks for. */
    private static final int MANY_SESSIONS = 1_500;

    private static final long MEBIBYTE = 1 << 20;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /** A way to repeat a handshake, with the endpoints to close at the end. */
    record Variant(String name, int half, Supplier<Outcome> handshake, List<Endpoint> endpoints) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Variant> variants() throws NoSuchAlgorithmException {
        Endpoint client = client(TlsVersion.TLS_1_3).start();
        Endpoint server = server().start();
        Endpoint client12 = client(TlsVersion.TLS_1_2).start();
        Endpoint server12 = server().start();
        Endpoint theDefault = Jsse.endpoint(SSLContext.getDefault());
        Endpoint plain = Jsse.endpoint(JdkSslContexts.trusting(ContractCredentials.CA));
        return Stream.of(
                new Variant(
                        "fresh contexts",
                        HALF,
                        () -> Loopback.between(client(TlsVersion.TLS_1_3), server())
                                .handshake(),
                        List.of()),
                new Variant(
                        "one pair of endpoints, TLS 1.3",
                        MANY_SESSIONS,
                        () -> Loopback.between(client, server).handshake(),
                        List.of(client, server)),
                new Variant(
                        "one pair of endpoints, TLS 1.2",
                        MANY_SESSIONS,
                        () -> Loopback.between(client12, server12).handshake(),
                        List.of(client12, server12)),
                new Variant(
                        "the JDK's default SSLContext, which refuses",
                        MANY_SESSIONS,
                        () -> Loopback.between(theDefault, server()).handshake(),
                        List.of(theDefault)),
                new Variant(
                        "a user-supplied SSLContext, which succeeds",
                        MANY_SESSIONS,
                        () -> Loopback.between(plain, server()).handshake(),
                        List.of(plain)));
    }

    private static Context client(TlsVersion version) {
        return Context.client()
                .versions(version, version)
                .trust(ContractCredentials.CA)
                .build();
    }

    private static Context server() {
        return Context.server().credential(ContractCredentials.LOCALHOST).build();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void areTheSameAfterTwiceAsManyLoopbacks(Variant variant) throws Exception {
        run(variant);
        long after5000 = liveBytes();
        run(variant);
        long grown = liveBytes() - after5000;
        variant.endpoints().forEach(Endpoint::close);
        assertTrue(grown <= MEBIBYTE, () -> "grown by " + grown + " bytes by another " + variant.half() + " Loopbacks");
    }

    private static void run(Variant variant) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<Long>> shares = IntStream.range(0, WORKERS)
                    .<Callable<Long>>mapToObj(worker -> () -> share(variant))
                    .toList();
            long done = 0;
            for (Future<Long> share : workers.invokeAll(shares)) {
                done += share.get();
            }
            assertEquals(variant.half() / WORKERS * WORKERS, done);
        } finally {
            workers.shutdownNow();
        }
    }

    /** The number of handshakes with a success or a refusal, which must be all of them. */
    private static long share(Variant variant) {
        return Stream.generate(variant.handshake())
                .limit(variant.half() / WORKERS)
                .filter(outcome -> outcome instanceof Outcome.Success || outcome instanceof Outcome.Refused)
                .count();
    }

    /** The used heap after two collections in a row freed nothing more. */
    private static long liveBytes() {
        long before = Long.MAX_VALUE;
        long now = collected();
        while (before - now > MEBIBYTE / 64) {
            before = now;
            now = collected();
        }
        return now;
    }

    /** The heap after the last collection; the current usage would include whole regions allocated since. */
    private static long collected() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
