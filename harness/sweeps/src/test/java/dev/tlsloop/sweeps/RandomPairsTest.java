package dev.tlsloop.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pairs of contexts: a wrong declaration is refused when it is built, started or opened, and each handshake ends in
 * an outcome. The test prints its seed, and {@code -Dtlsloop.seed=N} repeats a run. {@code -Psweep} runs 20,000 pairs.
 */
@Tag("sweep")
class RandomPairsTest {
    private static final int PAIRS = Integer.getInteger("tlsloop.sweep.pairs", 300);

    static Stream<Long> seeds() {
        return Optional.ofNullable(Long.getLong("tlsloop.seed"))
                .map(Stream::of)
                .orElseGet(() -> Stream.of(20_261_130L, new Random().nextLong()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachPairIsRefusedOrShakesHands(long seed) {
        System.out.println("random pairs: -Dtlsloop.seed=" + seed);
        List<String> complaints = IntStream.range(0, PAIRS)
                .parallel()
                .mapToObj(index -> complaint(seed, index))
                .flatMap(Optional::stream)
                .toList();
        assertEquals(List.of(), complaints, () -> "with -Dtlsloop.seed=" + seed);
    }

    /** A generator whose pairs were all refused would prove nothing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void manyPairsShakeHands(long seed) {
        long handshakes = IntStream.range(0, 200)
                .parallel()
                .filter(index -> started(seed, index))
                .count();
        assertTrue(handshakes > 40, () -> handshakes + " of 200 with -Dtlsloop.seed=" + seed);
    }

    private static boolean started(long seed, int index) {
        Optional<RandomPair> pair = RandomPair.of(seed, index);
        pair.ifPresent(RandomPair::close);
        return pair.isPresent();
    }

    private static Optional<String> complaint(long seed, int index) {
        try {
            RandomPair.of(seed, index).ifPresent(RandomPair::use);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of("\npair " + index + ": " + e);
        }
    }

    /** A pair that both engines accept as declared. */
    private record RandomPair(Endpoint client, Endpoint server, String name) implements AutoCloseable {
        private static final List<Engine> ENGINES = List.of(Jsse.engine(), OpenSsl.engine());

        static Optional<RandomPair> of(long seed, int index) {
            RandomChoices choices = RandomChoices.of(seed + index);
            Optional<Context> client = declared(() -> RandomSettings.client(choices));
            Optional<Context> server = declared(() -> RandomSettings.server(choices));
            if (client.isEmpty() || server.isEmpty()) {
                return Optional.empty();
            }
            Optional<Endpoint> clientEnd = started(client.get().on(ENGINES.get(choices.below(2))));
            Optional<Endpoint> serverEnd = started(server.get().on(ENGINES.get(choices.below(2))));
            if (clientEnd.isPresent() && serverEnd.isPresent()) {
                return Optional.of(new RandomPair(clientEnd.get(), serverEnd.get(), RandomSettings.name(choices)));
            }
            Stream.of(clientEnd, serverEnd).flatMap(Optional::stream).forEach(Endpoint::close);
            return Optional.empty();
        }

        private static Optional<Context> declared(Supplier<Context> context) {
            try {
                return Optional.of(context.get());
            } catch (IllegalArgumentException | IllegalStateException refused) {
                return Optional.empty();
            }
        }

        private static Optional<Endpoint> started(Party party) {
            try {
                return Optional.of(party.start());
            } catch (IllegalArgumentException | UnsupportedSettingException refused) {
                return Optional.empty();
            }
        }

        /** Shakes hands, moves data and closes. */
        void use() {
            try (this;
                    Pair pair = opened()) {
                if (pair != null && pair.outcome() instanceof Outcome.Success) {
                    pair.transfer(Side.CLIENT, new byte[100]);
                    pair.transfer(Side.SERVER, new byte[20_000]);
                    pair.closeNotify(Side.CLIENT);
                }
            }
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }

        /** Opens the pair; null if a side refuses the name. */
        private Pair opened() {
            try {
                return Loopback.between(client, server).withServerName(name).open();
            } catch (IllegalArgumentException | UnsupportedSettingException refused) {
                return null;
            }
        }
    }
}
