package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The OCSP response callback of a client, with a stapled response and without one. */
interface OcspContract extends EnginePair {
    /** A complete OCSPResponse (RFC 6960, 4.2.1) with the status unauthorized. */
    byte[] RESPONSE = {48, 3, 10, 1, 6};

    /** Whether the server staples a response. */
    enum Stapling {
        STAPLED,
        NOTHING;

        ContextBuilder applyTo(ContextBuilder server) {
            return this == STAPLED ? server.ocspStaple(RESPONSE) : server;
        }

        String description() {
            return this == STAPLED ? "a response of 5 bytes" : "that nothing was stapled";
        }
    }

    default Stream<Arguments> versionsAndStaples() {
        return eachVersion()
                .flatMap(version -> Stream.of(Stapling.values())
                        .filter(stapling -> stapling == Stapling.NOTHING || staples())
                        .map(stapling -> Arguments.of(version, stapling)));
    }

    private ManualPair asking(TlsVersion version, Stapling stapling, OcspResponseCallback callback) {
        ContextBuilder client = client().versions(version, version).onOcspResponse(callback);
        ManualPair pair = ManualPair.opened(
                client.build(), stapling.applyTo(server()).build(), ManualPair.TO_LOCALHOST.withOcspRequest());
        pair.handshake();
        return pair;
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem("H22")
    @Behaviour({"F202", "F203", "F212"})
    default void theCallbackGetsTheStapleOrItsAbsenceOnce(TlsVersion version, Stapling stapling) {
        List<Object> calls = new ArrayList<>();
        OcspResponseCallback listens = (connection, response) -> calls.add(List.of(
                connection,
                response.map(r -> "a response of " + r.length + " bytes").orElse("that nothing was stapled")));
        try (ManualPair pair = asking(version, stapling, listens)) {
            assertEquals(List.of(List.of(pair.client(), stapling.description())), calls);
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem("H22")
    default void aClientThatAcceptsIsEstablished(TlsVersion version, Stapling stapling) {
        try (ManualPair pair = asking(version, stapling, (connection, response) -> true)) {
            assertEquals(Optional.empty(), pair.client().refusal());
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem("H22")
    @Behaviour({"F206", "F207", "F211"})
    default void aRejectedResponseEndsTheHandshakeAndIsDescribed(TlsVersion version, Stapling stapling) {
        try (ManualPair pair = asking(version, stapling, (connection, response) -> false)) {
            Refusal refusal = pair.client().refusal().orElseThrow();
            assertEquals(
                    List.of(
                            Reason.REJECTED_BY_CALLBACK,
                            "the OCSP response callback rejected " + stapling.description()),
                    List.of(refusal.reason(), refusal.detail()));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem("H22")
    default void theServerReceivesTheRejection(TlsVersion version, Stapling stapling) {
        try (ManualPair pair = asking(version, stapling, (connection, response) -> false)) {
            assertEquals(Optional.of(true), pair.server().refusal().map(Refusal::reportedByPeer));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem("H22")
    @Behaviour("F208")
    default void anExceptionOfTheOcspCallbackIsARefusal(TlsVersion version, Stapling stapling) {
        RuntimeException mine = new IllegalStateException("mine");
        OcspResponseCallback throwing = (connection, response) -> {
            throw mine;
        };
        try (ManualPair pair = asking(version, stapling, throwing)) {
            Refusal refusal = pair.client().refusal().orElseThrow();
            assertEquals(
                    List.of(Optional.of(mine), "the OCSP response callback threw " + mine),
                    List.of(refusal.cause(), refusal.detail()));
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndStaples")
    @PyOpenSslItem({"H22", "I48"})
    @Behaviour("F202")
    default void theStapledResponseCanBeRead(TlsVersion version, Stapling stapling) {
        byte[] expected = stapling == Stapling.STAPLED ? RESPONSE : new byte[0];
        try (ManualPair pair = asking(version, stapling, (connection, response) -> true)) {
            assertArrayEquals(expected, pair.client().ocspResponse().orElse(new byte[0]));
        }
    }

    @Test
    @PyOpenSslItem({"H22", "I48"})
    default void aClientWithoutAnOcspRequestGetsNoStaple() {
        List<Connection> calls = new ArrayList<>();
        ContextBuilder client = client().onOcspResponse((connection, response) -> calls.add(connection));
        ContextBuilder server = (staples() ? Stapling.STAPLED : Stapling.NOTHING).applyTo(server());
        try (ManualPair ignored = ManualPair.established(client, server)) {
            assertEquals(List.of(), calls);
        }
    }
}
