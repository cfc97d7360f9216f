package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.openssl.Linked.TO_LOCALHOST;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.OcspStapleCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server staples about its certificate, and what a client makes of it. */
class OcspTest {
    private static final byte[] RESPONSE = {'o', 'c', 's', 'p', 0, -1};
    private static final OcspResponseCallback REJECTS = (connection, response) -> false;
    private static final RuntimeException MINE = new IllegalStateException("mine");

    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private boolean listens(Connection connection, Optional<byte[]> response) {
        told.add(List.of(
                connection.side(), response.map(bytes -> Arrays.toString(bytes)).orElse("nothing")));
        return true;
    }

    private static Linked asking(ContextBuilder client, ContextBuilder server) {
        return Linked.opened(client, server, TO_LOCALHOST.withOcspRequest()).shakenHands();
    }

    private static List<Object> view(Connection connection) {
        return List.of(
                connection.refusal().map(Refusal::reason), connection.refusal().flatMap(Refusal::alert));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"H22", "H23", "I48"})
    @Behaviour("F202")
    void whatIsStapledArrivesUnchanged(TlsVersion version) {
        try (Linked ignored =
                asking(aClient(version).onOcspResponse(this::listens), aServer().ocspStaple(RESPONSE))) {
            assertEquals(List.of(List.of(CLIENT, Arrays.toString(RESPONSE))), told);
        }
    }

    @Test
    @PyOpenSslItem({"H23", "I48"})
    void whatIsStapledIsKnownToTheConnection() {
        try (Linked linked = asking(aClient(), aServer().ocspStaple(RESPONSE))) {
            assertArrayEquals(RESPONSE, linked.client().ocspResponse().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"H22", "H23"})
    @Behaviour({"F203", "F212"})
    void theServerIsAskedFirstEachWithItsOwnConnection(TlsVersion version) {
        OcspStapleCallback staples = connection -> {
            told.add(connection);
            return Optional.of(RESPONSE);
        };
        OcspResponseCallback judges = (connection, response) -> told.add(connection);
        try (Linked linked =
                asking(aClient(version).onOcspResponse(judges), aServer().onOcspStaple(staples))) {
            assertEquals(List.of(linked.server(), linked.client()), told);
        }
    }

    @Test
    @PyOpenSslItem("I48")
    void whoDoesNotAskIsToldNothing() {
        try (Linked ignored = Linked.established(
                aClient().onOcspResponse(this::listens), aServer().ocspStaple(RESPONSE))) {
            assertEquals(List.of(), told);
        }
    }

    @Test
    @PyOpenSslItem({"H22", "H23"})
    void aServerMayStapleNothing() {
        try (Linked ignored = asking(
                aClient().onOcspResponse(this::listens), aServer().onOcspStaple(connection -> Optional.empty()))) {
            assertEquals(List.of(List.of(CLIENT, "nothing")), told);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H22")
    @Behaviour({"F206", "F207"})
    void aClientThatRejectsEndsTheHandshake(TlsVersion version) {
        try (Linked linked =
                asking(aClient(version).onOcspResponse(REJECTS), aServer().ocspStaple(RESPONSE))) {
            Optional<Alert> alert = Optional.of(Alert.BAD_CERTIFICATE_STATUS_RESPONSE);
            assertEquals(
                    List.of(List.of(Optional.of(Reason.REJECTED_BY_CALLBACK), alert), alert),
                    List.of(view(linked.client()), linked.server().refusal().flatMap(Refusal::alert)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, the OCSP response callback rejected a response of 6 bytes",
        "false, the OCSP response callback rejected that nothing was stapled"
    })
    @PyOpenSslItem("H22")
    @Behaviour({"F206", "F211"})
    void theDetailSaysWhatWasRejected(boolean stapled, String detail) {
        Optional<byte[]> response = stapled ? Optional.of(RESPONSE) : Optional.empty();
        try (Linked linked =
                asking(aClient().onOcspResponse(REJECTS), aServer().onOcspStaple(connection -> response))) {
            assertEquals(Optional.of(detail), linked.client().refusal().map(Refusal::detail));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, ocsp callback failure", "false, invalid status response"})
    @PyOpenSslItem({"G1", "H22"})
    @Behaviour({"F206", "F352"})
    void whatOpenSslSaysOfItIsAmongTheErrors(boolean throwing, String words) {
        OcspResponseCallback callback = (connection, response) -> {
            if (throwing) {
                throw MINE;
            }
            return false;
        };
        try (Linked linked =
                asking(aClient().onOcspResponse(callback), aServer().ocspStaple(RESPONSE))) {
            assertEquals(
                    List.of(words),
                    linked.client().refusal().orElseThrow().errors().stream()
                            .map(ErrorEntry::reason)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem("H22")
    @Behaviour("F211")
    void aClientThatRejectsEndsTheHandshakeOfAServerWithoutStaples() {
        try (Linked linked = asking(aClient().onOcspResponse(REJECTS), aServer())) {
            assertEquals(
                    Optional.of(Alert.BAD_CERTIFICATE_STATUS_RESPONSE),
                    linked.server().refusal().flatMap(Refusal::alert));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H22")
    @Behaviour("F208")
    void whatTheClientsCallbackThrowsIsItsRefusal(TlsVersion version) {
        OcspResponseCallback throwing = (connection, response) -> {
            throw MINE;
        };
        try (Linked linked =
                asking(aClient(version).onOcspResponse(throwing), aServer().ocspStaple(RESPONSE))) {
            assertEquals(
                    List.of(
                            Optional.of(MINE),
                            Optional.of(Alert.INTERNAL_ERROR),
                            Optional.of("the OCSP response callback threw " + MINE)),
                    List.of(
                            linked.client().refusal().flatMap(Refusal::cause),
                            linked.server().refusal().flatMap(Refusal::alert),
                            linked.client().refusal().map(Refusal::detail)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H23")
    @Behaviour("F209")
    void whatTheServersCallbackThrowsIsItsRefusalAndTheClientIsNotAsked(TlsVersion version) {
        OcspStapleCallback throwing = connection -> {
            throw MINE;
        };
        try (Linked linked =
                asking(aClient(version).onOcspResponse(this::listens), aServer().onOcspStaple(throwing))) {
            assertEquals(
                    List.of(Optional.of(MINE), Optional.of(Alert.INTERNAL_ERROR), List.of()),
                    List.of(
                            linked.server().refusal().flatMap(Refusal::cause),
                            linked.client().refusal().flatMap(Refusal::alert),
                            told));
        }
    }

    @Test
    @PyOpenSslItem("H23")
    @Behaviour("F210")
    void aServersCallbackThatAnswersNullIsRefusedToo() {
        try (Linked linked =
                asking(aClient().onOcspResponse(this::listens), aServer().onOcspStaple(OcspTest::carelessly))) {
            assertEquals(
                    List.of(Optional.of(Reason.REJECTED_BY_CALLBACK), List.of()),
                    List.of(linked.server().refusal().map(Refusal::reason), told));
        }
    }

    private static Optional<byte[]> carelessly(Connection connection) {
        return null;
    }

    @Test
    @PyOpenSslItem("H23")
    void laterChangesOfTheCallersBytesDoNotCount() {
        byte[] mine = RESPONSE.clone();
        ContextBuilder server = aServer().ocspStaple(mine);
        mine[0] = 0;
        try (Linked linked = asking(aClient(), server)) {
            assertArrayEquals(RESPONSE, linked.client().ocspResponse().orElseThrow());
        }
    }
}
