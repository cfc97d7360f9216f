package dev.tlsloop.contract;

import static dev.tlsloop.TlsVersion.TLS_1_2;
import static dev.tlsloop.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.PublicKeyAlgorithm;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.Pair;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The key log callback and its lines in the NSS key log format. */
interface KeyLogContract extends EnginePair {
    Set<String> OF_TLS_1_3 = Set.of(
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "EXPORTER_SECRET",
            "SERVER_TRAFFIC_SECRET_0",
            "CLIENT_TRAFFIC_SECRET_0");

    /** The arguments of one call. */
    record Line(Connection connection, String text) {
        String label() {
            return text.split(" ")[0];
        }
    }

    /** The lines of both sides. */
    record Logs(List<Line> clients, List<Line> servers) {
        static Logs empty() {
            return new Logs(new ArrayList<>(), new ArrayList<>());
        }

        Logs afresh() {
            clients.clear();
            servers.clear();
            return this;
        }

        ContextBuilder client(ContextBuilder client) {
            return client.onKeyLog((connection, line) -> clients.add(new Line(connection, line)));
        }

        ContextBuilder server(ContextBuilder server) {
            return server.onKeyLog((connection, line) -> servers.add(new Line(connection, line)));
        }

        static Set<String> texts(List<Line> lines) {
            return lines.stream().map(Line::text).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private ManualPair logged(ContextBuilder client, ContextBuilder server, Logs logs) {
        return ManualPair.established(logs.client(client), logs.server(server));
    }

    private ManualPair logged(TlsVersion version, Logs logs) {
        return logged(client().versions(version, version), server(), logs);
    }

    private static String hex(Optional<byte[]> bytes) {
        return HexFormat.of().formatHex(bytes.orElseThrow());
    }

    @Test
    @PyOpenSslItem("H20")
    @Behaviour({"F150", "F152", "F153"})
    default void tls12LogsOneLineOnEachSide() {
        Logs logs = Logs.empty();
        try (ManualPair pair = logged(TLS_1_2, logs)) {
            String line = "CLIENT_RANDOM " + hex(pair.client().clientRandom()) + " "
                    + hex(pair.client().masterKey());
            assertEquals(
                    new Logs(List.of(new Line(pair.client(), line)), List.of(new Line(pair.server(), line))), logs);
        }
    }

    @Test
    @PyOpenSslItem("H20")
    @Behaviour({"F154", "F155"})
    default void tls13LogsFiveLinesOnEachSide() {
        Logs logs = Logs.empty();
        try (ManualPair ignored = logged(TLS_1_3, logs)) {
            assertEquals(
                    List.of(OF_TLS_1_3, 5, OF_TLS_1_3, 5),
                    List.of(
                            logs.clients().stream().map(Line::label).collect(Collectors.toSet()),
                            logs.clients().size(),
                            logs.servers().stream().map(Line::label).collect(Collectors.toSet()),
                            logs.servers().size()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H20")
    default void bothSidesLogTheSameSecrets(TlsVersion version) {
        Logs logs = Logs.empty();
        try (ManualPair ignored = logged(version, logs)) {
            assertEquals(Logs.texts(logs.servers()), Logs.texts(logs.clients()));
        }
    }

    default Stream<Arguments> suitesAndGroups() {
        return Stream.concat(
                Stream.of(
                                CipherSuite.TLS_AES_128_GCM_SHA256,
                                CipherSuite.TLS_AES_256_GCM_SHA384,
                                CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
                        .map(suite -> Arguments.of(suite, NamedGroup.X25519)),
                Stream.of(
                                NamedGroup.SECP256R1,
                                NamedGroup.SECP384R1,
                                NamedGroup.SECP521R1,
                                NamedGroup.X448,
                                NamedGroup.FFDHE2048,
                                NamedGroup.FFDHE3072,
                                NamedGroup.FFDHE4096,
                                NamedGroup.FFDHE6144,
                                NamedGroup.FFDHE8192)
                        .map(group -> Arguments.of(CipherSuite.TLS_AES_128_GCM_SHA256, group)));
    }

    @ParameterizedTest
    @MethodSource("suitesAndGroups")
    @PyOpenSslItem("H20")
    default void eachSuiteAndGroupOfTls13IsTheSameOnBothSides(CipherSuite suite, NamedGroup group) {
        Logs logs = Logs.empty();
        ContextBuilder client = client().versions(TLS_1_3, TLS_1_3).cipherSuites(suite);
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .groups(group);
        try (ManualPair pair = FfdheRetry.repeated(
                group,
                () -> ManualPair.afterHandshake(logs.afresh().client(client), logs.server(server)),
                FfdheRetry::isSpoilt)) {
            Negotiated agreed = pair.client().negotiated().orElseThrow();
            assertEquals(
                    List.of(suite, Optional.of(group), Logs.texts(logs.servers()), 5),
                    List.of(
                            agreed.cipher(),
                            agreed.group(),
                            Logs.texts(logs.clients()),
                            logs.clients().size()));
        }
    }

    default Stream<String> suitesOfTls12() {
        return Stream.of(
                "ECDHE-ECDSA-AES128-GCM-SHA256",
                "ECDHE-ECDSA-AES256-GCM-SHA384",
                "ECDHE-ECDSA-CHACHA20-POLY1305",
                "ECDHE-ECDSA-AES128-SHA256",
                "ECDHE-ECDSA-AES256-SHA384",
                "ECDHE-ECDSA-AES128-SHA");
    }

    @ParameterizedTest
    @MethodSource("suitesOfTls12")
    @PyOpenSslItem("H20")
    default void eachSuiteOfTls12IsTheSameOnBothSides(String suite) {
        Logs logs = Logs.empty();
        ContextBuilder client = client().versions(TLS_1_2, TLS_1_2).cipherList(suite);
        try (ManualPair ignored = logged(client, server(), logs)) {
            assertEquals(
                    List.of(Logs.texts(logs.servers()), 1),
                    List.of(Logs.texts(logs.clients()), logs.clients().size()));
        }
    }

    @Test
    @PyOpenSslItem("H20")
    default void aHelloRetryRequestLeavesBothSidesWithTheSameLines() {
        Logs logs = Logs.empty();
        ContextBuilder client = client().versions(TLS_1_3, TLS_1_3);
        ContextBuilder server = bareServer()
                .credential(ContractCredentials.localhost(PublicKeyAlgorithm.RSA))
                .groups(NamedGroup.SECP384R1);
        try (ManualPair ignored = logged(client, server, logs)) {
            assertEquals(
                    List.of(Logs.texts(logs.servers()), 5),
                    List.of(Logs.texts(logs.clients()), logs.clients().size()));
        }
    }

    @ParameterizedTest
    @MethodSource("eachVersion")
    @PyOpenSslItem("H20")
    default void aResumedHandshakeIsLoggedOnBothSidesToo(TlsVersion version) {
        Logs logs = Logs.empty();
        try (Pair first = open(logs.client(client().versions(version, version)), logs.server(server()));
                Pair second = first.resume()) {
            String random = hex(second.client().clientRandom());
            Set<String> secondLines = Logs.texts(logs.clients().stream()
                    .filter(line -> line.text().contains(random))
                    .toList());
            assertEquals(
                    List.of(version == TLS_1_2 ? 1 : 5, Logs.texts(logs.servers())),
                    List.of(secondLines.size(), Logs.texts(logs.clients())));
        }
    }

    @Test
    @PyOpenSslItem("H20")
    default void aServerThatAsksForACertificateIsLoggedToo() {
        Logs logs = Logs.empty();
        ContextBuilder server = server().trust(ContractCredentials.CA).verify(VerifyMode.PEER);
        try (ManualPair ignored =
                logged(client().credential(ContractCredentials.ALICE).versions(TLS_1_2, TLS_1_2), server, logs)) {
            assertEquals(
                    List.of(Logs.texts(logs.servers()), 1),
                    List.of(Logs.texts(logs.clients()), logs.clients().size()));
        }
    }

    @Test
    @PyOpenSslItem("H20")
    default void anExceptionOfTheKeyLogCallbackIsARefusalWithItsCause() {
        RuntimeException thrown = new IllegalStateException("mine");
        KeyLogCallback throwing = (connection, line) -> {
            throw thrown;
        };
        try (ManualPair pair = ManualPair.afterHandshake(client(), server().onKeyLog(throwing))) {
            assertEquals(
                    Optional.of(Refusal.of(
                                    Reason.REJECTED_BY_CALLBACK,
                                    "the key log callback threw java.lang.IllegalStateException: mine")
                            .withCause(thrown)),
                    pair.server().refusal());
        }
    }
}
