package dev.tlsloop.providers;

import dev.tlsloop.Alert;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of every pair of engines in every scenario, as a table. */
final class Matrix {
    private static final List<TlsVersion> VERSIONS = List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);

    /** A handshake and its result. */
    record Run(Scenario scenario, EngineUnderTest client, EngineUnderTest server, TlsVersion version, String result) {
        /** The result without the alert, which differs between libraries. */
        String judgement() {
            return result.replaceFirst(" \\d+$", "");
        }
    }

    private final List<Run> runs;

    private Matrix(List<Run> runs) {
        this.runs = runs;
    }

    /** Runs all pairs of engines that are available here. */
    static Matrix run() {
        List<Run> runs = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (EngineUnderTest client : present()) {
                for (EngineUnderTest server : present()) {
                    VERSIONS.forEach(version -> runs.add(run(scenario, client, server, version)));
                }
            }
        }
        return new Matrix(List.copyOf(runs));
    }

    List<Run> runs(Scenario scenario) {
        return runs.stream().filter(run -> run.scenario() == scenario).toList();
    }

    /** The table in Markdown: a row for each scenario and client, and a column for each server. */
    String markdown() {
        String head = "| handshake | client | "
                + present().stream().map(EngineUnderTest::name).collect(Collectors.joining(" | ")) + " |\n|---|---|"
                + "---|".repeat(present().size()) + "\n";
        return head
                + Stream.of(Scenario.values())
                        .flatMap(scenario -> present().stream().map(client -> row(scenario, client)))
                        .collect(Collectors.joining());
    }

    private String row(Scenario scenario, EngineUnderTest client) {
        String cells = present().stream()
                .map(server -> cell(runs(scenario).stream()
                        .filter(run -> run.client() == client && run.server() == server)
                        .map(Run::result)
                        .toList()))
                .collect(Collectors.joining(" | "));
        return "| " + scenario.text() + " | " + client.name() + " | " + cells + " |\n";
    }

    /** The result of both versions, or both results if they differ. */
    private static String cell(List<String> ofVersions) {
        return ofVersions.stream().distinct().collect(Collectors.joining(" / "));
    }

    private static List<EngineUnderTest> present() {
        return Engines.ALL.stream().filter(e -> e.missing().isEmpty()).toList();
    }

    private static Run run(Scenario scenario, EngineUnderTest client, EngineUnderTest server, TlsVersion version) {
        String result =
                server.cannotServe(scenario).isPresent() ? "cannot" : text(scenario.between(client, server, version));
        return new Run(scenario, client, server, version, result);
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Success success) {
            return success.client()
                    .alpn()
                    .map(protocol -> "success, " + protocol)
                    .orElse("success");
        }
        if (outcome instanceof Outcome.Refused refused) {
            Optional<Alert> alert = refused.alert();
            return refused.side() + " " + refused.reason()
                    + alert.map(a -> " " + a.code()).orElse("");
        }
        return outcome.getClass().getSimpleName();
    }
}
