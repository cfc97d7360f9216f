package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Option;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.Pair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shared client endpoint of the JDK with many sessions: each that a caller holds can be resumed. */
class ManySessionsTest {
    private static final int MANY = 1100;
    private static final int THREADS = 16;
    private static final int PER_THREAD = 20;

    static Stream<Arguments> versionsAndTickets() {
        return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
                .flatMap(version -> Stream.of(
                        Arguments.of(version, new Option[] {}),
                        Arguments.of(version, new Option[] {Option.NO_TICKET})));
    }

    private static Endpoint client() {
        return Context.client().trust(ContractCredentials.CA).build().start();
    }

    private static Endpoint server(TlsVersion version, Option... options) {
        return Context.server()
                .versions(version, version)
                .credential(ContractCredentials.LOCALHOST)
                .options(options)
                .build()
                .start();
    }

    private static List<Session> sessions(Loopback loopback) {
        return IntStream.range(0, MANY).mapToObj(i -> session(loopback)).toList();
    }

    private static Session session(Loopback loopback) {
        try (Pair pair = loopback.open()) {
            return pair.client().session().orElseThrow();
        }
    }

    private static boolean isResumed(Loopback loopback, Session session) {
        return loopback.withSession(session).handshake() instanceof Outcome.Success success
                && success.client().resumed();
    }

    @ParameterizedTest
    @MethodSource("versionsAndTickets")
    void eachOfManySessionsIsResumed(TlsVersion version, Option[] options) {
        try (Endpoint client = client();
                Endpoint server = server(version, options)) {
            Loopback loopback = Loopback.between(client, server);
            List<Session> all = sessions(loopback);
            assertEquals(
                    MANY,
                    all.stream().filter(session -> isResumed(loopback, session)).count());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndTickets")
    void aPairWithASessionResumesHoweverManyOthersThereAre(TlsVersion version, Option[] options) {
        try (Endpoint client = client();
                Endpoint server = server(version, options);
                Pair first = Loopback.between(client, server).open()) {
            sessions(Loopback.between(client, server));
            try (Pair second = first.resume()) {
                assertThat(second.outcome()).succeeded().resumed();
            }
        }
    }

    private static Optional<String> failureToResume(Loopback loopback) {
        try (Pair first = loopback.open()) {
            if (first.client().session().isEmpty()) {
                return Optional.of("no session");
            }
            try (Pair second = first.resume()) {
                return second.outcome() instanceof Outcome.Success success
                                && success.client().resumed()
                        ? Optional.empty()
                        : Optional.of(second.outcome().summary());
            }
        } catch (IllegalStateException e) {
            return Optional.of(e.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndTickets")
    void manyThreadsThatShareAClientResumeTheirOwnSessions(TlsVersion version, Option[] options) throws Exception {
        ForkJoinPool threads = new ForkJoinPool(THREADS);
        try (Endpoint client = client();
                Endpoint server = server(version, options)) {
            Loopback loopback = Loopback.between(client, server);
            List<String> failures = threads.submit(() -> IntStream.range(0, PER_THREAD * THREADS)
                            .parallel()
                            .boxed()
                            .flatMap(i -> failureToResume(loopback).stream())
                            .toList())
                    .get();
            assertEquals(List.of(), failures);
        } finally {
            threads.shutdownNow();
        }
    }
}
