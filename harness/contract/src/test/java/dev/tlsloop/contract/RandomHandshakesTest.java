package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Reason;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random handshakes, 200 in a row: each succeeds or is refused with a known reason. The test prints its seed;
 * {@code -Dtlsloop.seed=...} repeats a run, {@code -Dtlsloop.handshakes=...} makes it longer.
 */
class RandomHandshakesTest {
    private static final int HANDSHAKES = Integer.getInteger("tlsloop.handshakes", 200);

    static Stream<Long> seeds() {
        return Optional.ofNullable(Long.getLong("tlsloop.seed"))
                .map(Stream::of)
                .orElseGet(() -> Stream.of(20_260_101L, new Random().nextLong()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachHandshakeSucceedsOrIsRefusedForAKnownReason(long seed) {
        System.out.println("random handshakes: -Dtlsloop.seed=" + seed);
        List<String> unexplained = IntStream.range(0, HANDSHAKES)
                .mapToObj(index -> complaint(seed, index))
                .flatMap(Optional::stream)
                .toList();
        assertEquals(List.of(), unexplained, () -> "with -Dtlsloop.seed=" + seed);
    }

    /** The random settings must lead to different outcomes, or the test above would prove little. */
    @ParameterizedTest
    @MethodSource("seeds")
    void successesAndManyReasonsAreAmongThem(long seed) {
        List<Object> kinds = IntStream.range(0, HANDSHAKES)
                .mapToObj(index -> kind(loopback(seed, index).handshake()))
                .distinct()
                .toList();
        assertEquals(
                List.of(true, true),
                List.of(kinds.contains("success"), kinds.size() > 8),
                () -> "with -Dtlsloop.seed=" + seed + ": " + kinds);
    }

    private static Loopback loopback(long seed, int index) {
        return new RandomContexts(RandomChoices.of(seed + index)).loopback();
    }

    private static Object kind(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reason() : "success";
    }

    private static Optional<String> complaint(long seed, int index) {
        try {
            Outcome outcome = loopback(seed, index).handshake();
            boolean explained = outcome instanceof Outcome.Success
                    || outcome instanceof Outcome.Refused refused && refused.reason() != Reason.OTHER;
            return explained
                    ? Optional.empty()
                    : Optional.of("handshake " + index + ": " + OutcomeSummary.about(outcome));
        } catch (RuntimeException e) {
            throw new AssertionError("handshake " + index + " with -Dtlsloop.seed=" + seed, e);
        }
    }
}
