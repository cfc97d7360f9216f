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
 * What is alive after 5,000 Loopbacks is all that is alive after 10,000; where endpoints are reused, what is alive once
 * their session caches are full. {@code -DexcludedGroups=slow} leaves it out.
 */
@Tag("slow")
class LiveBytesTest {
    private static final int HALF = 5_000;
    /** More than the 1,024 sessions that a cache may hold. */
    private static final int MORE_THAN_A_CACHE_HOLDS = 1_500;

    private static final long MEBIBYTE = 1 << 20;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /** One way to run a handshake over and over, and what has to be closed in the end. */
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
                        MORE_THAN_A_CACHE_HOLDS,
                        () -> Loopback.between(client, server).handshake(),
                        List.of(client, server)),
                new Variant(
                        "one pair of endpoints, TLS 1.2",
                        MORE_THAN_A_CACHE_HOLDS,
                        () -> Loopback.between(client12, server12).handshake(),
                        List.of(client12, server12)),
                new Variant(
                        "the JDK's default SSLContext, which refuses",
                        MORE_THAN_A_CACHE_HOLDS,
                        () -> Loopback.between(theDefault, server()).handshake(),
                        List.of(theDefault)),
                new Variant(
                        "an SSLContext that was brought, which succeeds",
                        MORE_THAN_A_CACHE_HOLDS,
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

    /** How many came out as a success or a refusal, which must be all. */
    private static long share(Variant variant) {
        return Stream.generate(variant.handshake())
                .limit(variant.half() / WORKERS)
                .filter(outcome -> outcome instanceof Outcome.Success || outcome instanceof Outcome.Refused)
                .count();
    }

    /** Used heap, once two collections in a row free nothing more. */
    private static long liveBytes() {
        long before = Long.MAX_VALUE;
        long now = collected();
        while (before - now > MEBIBYTE / 64) {
            before = now;
            now = collected();
        }
        return now;
    }

    /** What the last collection left. The heap in use counts whole regions of what was allocated since as well. */
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
