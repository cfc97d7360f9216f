package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import dev.tlsloop.harness.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes with one flipped bit: a side refuses, or both negotiate the same as without the flip. */
@Tag("slow")
class FlippedBitTest {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    static Stream<Arguments> streams() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> Stream.of(Side.values()).map(side -> Arguments.of(version, side)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isRefusedOrWithoutEffect(TlsVersion version, Side side) throws Exception {
        try (DisturbedHandshakes handshakes = DisturbedHandshakes.of(version)) {
            Negotiated undisturbed = withoutPeer(
                    SuccessfulHandshake.success(handshakes.recipe().handshake()).client());
            int length = handshakes.handshakeLength(side);
            assertEquals(
                    List.of(),
                    inParallel(
                            length,
                            at -> IntStream.range(0, 8)
                                    .mapToObj(bit -> Fault.from(side).atByte(at).flipBit(bit))
                                    .flatMap(fault -> complaint(handshakes, fault, undisturbed).stream())
                                    .toList()));
        }
    }

    private interface ByteTrial {
        List<String> at(int offset);
    }

    private static List<String> inParallel(int length, ByteTrial trial)
            throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<List<String>>> trials = IntStream.range(0, length)
                    .<Callable<List<String>>>mapToObj(offset -> () -> trial.at(offset))
                    .toList();
            List<String> all = new ArrayList<>();
            for (Future<List<String>> done : workers.invokeAll(trials)) {
                all.addAll(done.get());
            }
            return all;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Optional<String> complaint(DisturbedHandshakes handshakes, Fault fault, Negotiated undisturbed) {
        try (Pair pair = handshakes.recipe().withFault(fault).open()) {
            Outcome outcome = pair.outcome();
            boolean harmless = outcome instanceof Outcome.Refused
                    || outcome instanceof Outcome.Success success && agrees(success, undisturbed)
                    || outcome instanceof Outcome.Stalled && refusedOnceTheStreamsEnd(pair);
            return harmless ? Optional.empty() : Optional.of(fault + ": " + OutcomeSummary.about(outcome));
        } catch (RuntimeException e) {
            throw new AssertionError(fault.toString(), e);
        }
    }

    private static boolean agrees(Outcome.Success success, Negotiated undisturbed) {
        return withoutPeer(success.client()).equals(undisturbed)
                && withoutPeer(success.server()).equals(undisturbed)
                && success.client().peerChain().equals(ContractCredentials.LOCALHOST.chain());
    }

    /** A greater length leaves a side waiting, which over a network would last until the peer closes. */
    private static boolean refusedOnceTheStreamsEnd(Pair pair) {
        return Stream.of(pair.client(), pair.server())
                        .filter(FlippedBitTest::refusesAtTheEnd)
                        .count()
                > 0;
    }

    private static boolean refusesAtTheEnd(Connection connection) {
        connection.incoming().end();
        connection.handshake();
        return connection.refusal().isPresent();
    }

    private static Negotiated withoutPeer(Negotiated n) {
        return new Negotiated(n.version(), n.cipher(), n.group(), n.alpn(), n.serverName(), n.resumed(), List.of());
    }
}
