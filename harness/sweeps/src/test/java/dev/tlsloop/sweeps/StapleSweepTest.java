package dev.tlsloop.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stapled OCSP responses with damaged bytes, each in a handshake of a client that checks them. */
@Tag("sweep")
class StapleSweepTest {
    private static final int STAPLES = Integer.getInteger("tlsloop.sweep.staples", 200);
    private static final Chain CHAIN = Chain.from("Root").to("localhost");
    private static final byte[] SOUND = CHAIN.staple().response().orElseThrow();

    static Stream<Arguments> clients() {
        return Stream.of(Jsse.engine(), OpenSsl.engine())
                .flatMap(engine -> Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                        .map(version -> Arguments.of(engine.name(), engine, version)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("clients")
    void aDamagedStapleIsRefusedForAReason(String name, Engine engine, TlsVersion version) {
        AtomicReference<byte[]> staple = new AtomicReference<>(SOUND);
        try (Endpoint client = Context.client()
                        .engine(engine)
                        .versions(version, version)
                        .trust(CHAIN)
                        .revocation(Revocation.STAPLE)
                        .build()
                        .start();
                Endpoint server = Context.server()
                        .engine(OpenSsl.engine())
                        .credential(CHAIN.credential())
                        .onOcspStaple(connection -> Optional.of(staple.get()))
                        .build()
                        .start()) {
            List<String> complaints = IntStream.range(0, STAPLES)
                    .mapToObj(seed -> complaint(seed, staple, Loopback.between(client, server)))
                    .flatMap(Optional::stream)
                    .toList();
            assertEquals(List.of(), complaints);
        }
    }

    private static Optional<String> complaint(int seed, AtomicReference<byte[]> staple, Loopback loopback) {
        staple.set(damaged(new Random(seed)));
        try {
            Outcome outcome = loopback.handshake();
            boolean explained = outcome instanceof Outcome.Success
                    || outcome instanceof Outcome.Refused refused && refused.reason() != Reason.OTHER;
            return explained ? Optional.empty() : Optional.of("\nseed " + seed + ": " + outcome);
        } catch (RuntimeException | Error e) {
            return Optional.of("\nseed " + seed + ": threw " + e);
        }
    }

    /** One to four changes: another byte, bytes less, or bytes that come twice. */
    private static byte[] damaged(Random random) {
        byte[] bytes = SOUND;
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(4));
        int repeats = random.nextInt(3);
        byte[] result = new byte[bytes.length + (to - from) * (repeats - 1)];
        System.arraycopy(bytes, 0, result, 0, from);
        for (int i = 0; i < repeats; i++) {
            System.arraycopy(bytes, from, result, from + i * (to - from), to - from);
        }
        System.arraycopy(bytes, to, result, from + repeats * (to - from), bytes.length - to);
        result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
        return result;
    }
}
