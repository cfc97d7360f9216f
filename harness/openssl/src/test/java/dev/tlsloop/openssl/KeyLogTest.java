package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a key log callback is told. */
class KeyLogTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** One call. */
    private record Told(Connection connection, String line) {
        String label() {
            return line.split(" ")[0];
        }
    }

    private final List<Told> clients = new ArrayList<>();
    private final List<Told> servers = new ArrayList<>();

    private Linked logged(TlsVersion version) {
        return Linked.established(
                aClient(version).onKeyLog((c, line) -> clients.add(new Told(c, line))),
                aServer().onKeyLog((c, line) -> servers.add(new Told(c, line))));
    }

    private static List<String> labels(List<Told> told) {
        return told.stream().map(Told::label).toList();
    }

    private static String hex(Optional<byte[]> bytes) {
        return HexFormat.of().formatHex(bytes.orElseThrow());
    }

    @Test
    @SeedRow("H20")
    @Fact({"F150", "F152", "F153"})
    void tls12TellsOneLineOnEachSide() {
        try (Linked linked = logged(TLS_1_2)) {
            String line = "CLIENT_RANDOM " + hex(linked.client().clientRandom()) + " "
                    + hex(linked.client().masterKey());
            assertEquals(
                    List.of(List.of(new Told(linked.client(), line)), List.of(new Told(linked.server(), line))),
                    List.of(clients, servers),
                    () -> clients + " " + servers);
        }
    }

    @Test
    @SeedRow("H20")
    @Fact({"F154", "F155"})
    void tls13TellsFiveLinesInTheOrderOfTheServer() {
        try (Linked ignored = logged(TLS_1_3)) {
            assertEquals(
                    List.of(
                            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
                            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                            "EXPORTER_SECRET",
                            "SERVER_TRAFFIC_SECRET_0",
                            "CLIENT_TRAFFIC_SECRET_0"),
                    labels(servers));
        }
    }

    @Test
    @SeedRow("H20")
    @Fact({"F154", "F155"})
    void tls13TellsFiveLinesInTheOrderOfTheClient() {
        try (Linked ignored = logged(TLS_1_3)) {
            assertEquals(
                    List.of(
                            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
                            "EXPORTER_SECRET",
                            "SERVER_TRAFFIC_SECRET_0",
                            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                            "CLIENT_TRAFFIC_SECRET_0"),
                    labels(clients));
        }
    }

    @Test
    @SeedRow("H20")
    void bothSidesAreToldTheSameSecrets() {
        try (Linked ignored = logged(TLS_1_3)) {
            assertEquals(
                    servers.stream().map(Told::line).sorted().toList(),
                    clients.stream().map(Told::line).sorted().toList());
        }
    }

    @Test
    @SeedRow("H20")
    void whatItThrowsIsARefusalWithItsCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        KeyLogCallback throwing = (connection, line) -> {
            throw thrown;
        };
        try (Linked linked =
                Linked.fresh(aClient(), aServer().onKeyLog(throwing)).shakenHands()) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK,
                                    "the key log callback threw java.lang.IllegalStateException: mine")
                            .causedBy(thrown)),
                    linked.server().refusal());
        }
    }
}
