package dev.tlsloop.openssl;

import static dev.tlsloop.TlsVersion.TLS_1_3;
import static dev.tlsloop.openssl.ManualOpenSslPair.aClient;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Connection;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that a key log callback receives. */
class KeyLogTest {
    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    /** One call of the key log callback. */
    private record Call(Connection connection, String line) {
        String label() {
            return line.split(" ")[0];
        }
    }

    private final List<Call> clients = new ArrayList<>();
    private final List<Call> servers = new ArrayList<>();

    private ManualOpenSslPair logged(TlsVersion version) {
        return ManualOpenSslPair.established(
                aClient(version).onKeyLog((c, line) -> clients.add(new Call(c, line))),
                aServer().onKeyLog((c, line) -> servers.add(new Call(c, line))));
    }

    private static List<String> labels(List<Call> calls) {
        return calls.stream().map(Call::label).toList();
    }

    @Test
    @PyOpenSslItem("H20")
    @Behaviour({"F154", "F155"})
    void aTls13ServerLogsFiveLinesInItsOrder() {
        try (ManualOpenSslPair ignored = logged(TLS_1_3)) {
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
    void aTls13ClientLogsFiveLinesInItsOrder() {
        try (ManualOpenSslPair ignored = logged(TLS_1_3)) {
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
