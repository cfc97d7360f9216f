package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    @PyOpenSslItem("H20")
    @Behaviour({"F154", "F155"})
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
    @PyOpenSslItem("H20")
    @Behaviour({"F154", "F155"})
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
}
