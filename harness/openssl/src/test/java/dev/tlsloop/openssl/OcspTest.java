package dev.tlsloop.openssl;

import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.openssl.ManualOpenSslPair.TO_LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
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

/** OCSP stapling: the callbacks of the server and of the client. */
class OcspTest {
    private static final byte[] RESPONSE = {'o', 'c', 's', 'p', 0, -1};
    private static final OcspResponseCallback REJECTS = (connection, response) -> false;
    private static final RuntimeException MINE = new IllegalStateException("mine");

    private final List<Object> calls = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private boolean record(Connection connection, Optional<byte[]> response) {
        calls.add(List.of(
                connection.side(), response.map(bytes -> Arrays.toString(bytes)).orElse("nothing")));
        return true;
    }

    private static ManualOpenSslPair asking(ContextBuilder client, ContextBuilder server) {
        return ManualOpenSslPair.opened(client, server, TO_LOCALHOST.withOcspRequest())
                .handshake();
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
    void theStapledResponseArrivesUnchanged(TlsVersion version) {
        try (ManualOpenSslPair ignored =
                asking(aClient(version).onOcspResponse(this::record), aServer().ocspStaple(RESPONSE))) {
            assertEquals(List.of(List.of(CLIENT, Arrays.toString(RESPONSE))), calls);
        }
    }

    @Test
    @PyOpenSslItem({"H23", "I48"})
    void theConnectionReturnsTheStapledResponse() {
        try (ManualOpenSslPair pair = asking(aClient(), aServer().ocspStaple(RESPONSE))) {
            assertArrayEquals(RESPONSE, pair.client().ocspResponse().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem({"H22", "H23"})
    @Behaviour({"F203", "F212"})
    void callsTheServersCallbackFirstEachWithItsOwnConnection(TlsVersion version) {
        OcspStapleCallback staples = connection -> {
            calls.add(connection);
            return Optional.of(RESPONSE);
        };
        OcspResponseCallback judges = (connection, response) -> calls.add(connection);
        try (ManualOpenSslPair pair =
                asking(aClient(version).onOcspResponse(judges), aServer().onOcspStaple(staples))) {
            assertEquals(List.of(pair.server(), pair.client()), calls);
        }
    }

    @Test
    @PyOpenSslItem("I48")
    void aClientWithoutARequestReceivesNoStaple() {
        try (ManualOpenSslPair ignored = ManualOpenSslPair.established(
                aClient().onOcspResponse(this::record), aServer().ocspStaple(RESPONSE))) {
            assertEquals(List.of(), calls);
        }
    }

    @Test
    @PyOpenSslItem({"H22", "H23"})
    void aServerMayStapleNothing() {
        try (ManualOpenSslPair ignored = asking(
                aClient().onOcspResponse(this::record), aServer().onOcspStaple(connection -> Optional.empty()))) {
            assertEquals(List.of(List.of(CLIENT, "nothing")), calls);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H22")
    @Behaviour({"F206", "F207"})
    void aClientThatRejectsEndsTheHandshake(TlsVersion version) {
        try (ManualOpenSslPair pair =
                asking(aClient(version).onOcspResponse(REJECTS), aServer().ocspStaple(RESPONSE))) {
            Optional<Alert> alert = Optional.of(Alert.BAD_CERTIFICATE_STATUS_RESPONSE);
            assertEquals(
                    List.of(List.of(Optional.of(Reason.REJECTED_BY_CALLBACK), alert), alert),
                    List.of(view(pair.client()), pair.server().refusal().flatMap(Refusal::alert)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, the OCSP response callback rejected a response of 6 bytes",
        "false, the OCSP response callback rejected that nothing was stapled"
    })
    @PyOpenSslItem("H22")
    @Behaviour({"F206", "F211"})
    void theDetailDescribesTheRejectedResponse(boolean stapled, String detail) {
        Optional<byte[]> response = stapled ? Optional.of(RESPONSE) : Optional.empty();
        try (ManualOpenSslPair pair =
                asking(aClient().onOcspResponse(REJECTS), aServer().onOcspStaple(connection -> response))) {
            assertEquals(Optional.of(detail), pair.client().refusal().map(Refusal::detail));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, ocsp callback failure", "false, invalid status response"})
    @PyOpenSslItem({"G1", "H22"})
    @Behaviour({"F206", "F352"})
    void theErrorsContainOpenSslsEntry(boolean throwing, String words) {
        OcspResponseCallback callback = (connection, response) -> {
            if (throwing) {
                throw MINE;
            }
            return false;
        };
        try (ManualOpenSslPair pair =
                asking(aClient().onOcspResponse(callback), aServer().ocspStaple(RESPONSE))) {
            assertEquals(
                    List.of(words),
                    pair.client().refusal().orElseThrow().errors().stream()
                            .map(ErrorEntry::reason)
                            .toList());
        }
    }

    @Test
    @PyOpenSslItem("H22")
    @Behaviour("F211")
    void aClientThatRejectsEndsTheHandshakeOfAServerWithoutStaples() {
        try (ManualOpenSslPair pair = asking(aClient().onOcspResponse(REJECTS), aServer())) {
            assertEquals(
                    Optional.of(Alert.BAD_CERTIFICATE_STATUS_RESPONSE),
                    pair.server().refusal().flatMap(Refusal::alert));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H22")
    @Behaviour("F208")
    void anExceptionInTheClientsCallbackIsItsRefusal(TlsVersion version) {
        OcspResponseCallback throwing = (connection, response) -> {
            throw MINE;
        };
        try (ManualOpenSslPair pair =
                asking(aClient(version).onOcspResponse(throwing), aServer().ocspStaple(RESPONSE))) {
            assertEquals(
                    List.of(
                            Optional.of(MINE),
                            Optional.of(Alert.INTERNAL_ERROR),
                            Optional.of("the OCSP response callback threw " + MINE)),
                    List.of(
                            pair.client().refusal().flatMap(Refusal::cause),
                            pair.server().refusal().flatMap(Refusal::alert),
                            pair.client().refusal().map(Refusal::detail)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    @PyOpenSslItem("H23")
    @Behaviour("F209")
    void anExceptionInTheServersCallbackIsItsRefusal(TlsVersion version) {
        OcspStapleCallback throwing = connection -> {
            throw MINE;
        };
        try (ManualOpenSslPair pair =
                asking(aClient(version).onOcspResponse(this::record), aServer().onOcspStaple(throwing))) {
            assertEquals(
                    List.of(Optional.of(MINE), Optional.of(Alert.INTERNAL_ERROR), List.of()),
                    List.of(
                            pair.server().refusal().flatMap(Refusal::cause),
                            pair.client().refusal().flatMap(Refusal::alert),
                            calls));
        }
    }

    @Test
    @PyOpenSslItem("H23")
    @Behaviour("F210")
    void refusesNullFromTheServersCallback() {
        try (ManualOpenSslPair pair =
                asking(aClient().onOcspResponse(this::record), aServer().onOcspStaple(OcspTest::returnNull))) {
            assertEquals(
                    List.of(Optional.of(Reason.REJECTED_BY_CALLBACK), List.of()),
                    List.of(pair.server().refusal().map(Refusal::reason), calls));
        }
    }

    private static Optional<byte[]> returnNull(Connection connection) {
        return null;
    }

    @Test
    @PyOpenSslItem("H23")
    void copiesTheCallersBytes() {
        byte[] mine = RESPONSE.clone();
        ContextBuilder server = aServer().ocspStaple(mine);
        mine[0] = 0;
        try (ManualOpenSslPair pair = asking(aClient(), server)) {
            assertArrayEquals(RESPONSE, pair.client().ocspResponse().orElseThrow());
        }
    }
}
