package dev.tlsloop.contract;

import static dev.tlsloop.Option.NO_TICKET;
import static dev.tlsloop.SessionCacheMode.BOTH;
import static dev.tlsloop.SessionCacheMode.CLIENT;
import static dev.tlsloop.SessionCacheMode.NO_AUTO_CLEAR;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL_LOOKUP;
import static dev.tlsloop.SessionCacheMode.NO_INTERNAL_STORE;
import static dev.tlsloop.SessionCacheMode.OFF;
import static dev.tlsloop.SessionCacheMode.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Endpoint;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The session cache of an endpoint. */
interface SessionCacheContract extends EnginePair {
    /** Whether the second of two handshakes resumes the session of the first. */
    private static boolean resumes(ContextBuilder client, ContextBuilder server) {
        try (Endpoint clients = client.build().start();
                Endpoint servers = server.build().start();
                Pair first = Loopback.between(clients, servers).open()) {
            Loopback second = Loopback.between(clients, servers);
            return SuccessfulHandshake.success(first.client()
                            .session()
                            .map(second::withSession)
                            .orElse(second)
                            .handshake())
                    .server()
                    .resumed();
        }
    }

    default Stream<Arguments> cacheModes() {
        return eachResumedVersion()
                .flatMap(v -> Stream.of(
                        Arguments.of(v, EnumSet.of(OFF), false),
                        Arguments.of(v, EnumSet.of(CLIENT), false),
                        Arguments.of(v, EnumSet.of(SERVER), true),
                        Arguments.of(v, EnumSet.of(BOTH), true),
                        Arguments.of(v, EnumSet.of(SERVER, NO_AUTO_CLEAR), true),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL_LOOKUP), false),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL_STORE), false),
                        Arguments.of(v, EnumSet.of(SERVER, NO_INTERNAL), false)));
    }

    @ParameterizedTest
    @MethodSource("cacheModes")
    @PyOpenSslItem({"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "H26"})
    @Behaviour({"F058", "F059"})
    default void withoutTicketsTheCacheDecides(TlsVersion version, Set<SessionCacheMode> modes, boolean resumed) {
        ContextBuilder server = server().options(NO_TICKET).sessionCacheMode(modes.toArray(SessionCacheMode[]::new));
        assertEquals(resumed, resumes(client().versions(version, version), server));
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem("E1")
    @Behaviour("F058")
    default void aTicketIsResumedWithTheCacheOff(TlsVersion version) {
        assertEquals(true, resumes(client().versions(version, version), server().sessionCacheMode(OFF)));
    }

    @ParameterizedTest
    @MethodSource("eachResumedVersion")
    @PyOpenSslItem({"E1", "E2"})
    default void aClientResumesAGivenSessionInEveryCacheMode(TlsVersion version) {
        assertEquals(true, resumes(client().versions(version, version).sessionCacheMode(OFF), server()));
    }

    @ParameterizedTest
    @EnumSource(SessionCacheMode.class)
    @PyOpenSslItem({"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "H6"})
    default void aSessionCacheModeIsWhatTheContextSays(SessionCacheMode mode) {
        assertEquals(Set.of(mode), server().sessionCacheMode(mode).build().sessionCacheMode());
    }

    @Test
    @PyOpenSslItem({"H6", "H26"})
    @Behaviour("F054")
    default void aNewCacheModeLeavesThatOfTheContextBefore() {
        Context before = server().sessionCacheMode(BOTH).build();
        Context after = before.toBuilder().sessionCacheMode(OFF).build();
        assertEquals(List.of(Set.of(BOTH), Set.of(OFF)), List.of(before.sessionCacheMode(), after.sessionCacheMode()));
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 0",
        "CLIENT, 1",
        "SERVER, 2",
        "BOTH, 3",
        "NO_AUTO_CLEAR, 0x80",
        "NO_INTERNAL_LOOKUP, 0x100",
        "NO_INTERNAL_STORE, 0x200",
        "NO_INTERNAL, 0x300"
    })
    @Behaviour("F057")
    default void aModeHasOpenSslsNumber(SessionCacheMode mode, String number) {
        assertEquals(Integer.decode(number), mode.bits());
    }

    default Stream<Arguments> badModes() {
        return Stream.of(
                Arguments.of(
                        new SessionCacheMode[] {},
                        "sessionCacheMode() is given no mode; give OFF, or at least one of the others"),
                Arguments.of(
                        new SessionCacheMode[] {SERVER, OFF},
                        "sessionCacheMode([OFF, SERVER]) mixes OFF with others; give OFF alone, or leave it out"));
    }

    @ParameterizedTest
    @MethodSource("badModes")
    @PyOpenSslItem("H26")
    default void modesThatContradictEachOtherAreRefused(SessionCacheMode[] modes, String description) {
        assertEquals(
                description,
                assertThrows(
                                IllegalStateException.class,
                                () -> server().sessionCacheMode(modes).build())
                        .getMessage());
    }
}
