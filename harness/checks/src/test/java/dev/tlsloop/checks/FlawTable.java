package dev.tlsloop.checks;

import dev.tlsloop.Side;
import dev.tlsloop.checks.FlawCase.Family;
import dev.tlsloop.fixtures.Flaw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of docs/flaws.md, from the measurements and the notes on them. */
record FlawTable(List<FlawRow> rows, FlawNotes notes) {
    private static final String INTRODUCTION = """
            # Flaws and how verifiers treat them

            **Which flaws does each engine refuse, with which reason, and which does it accept?**

            A flaw is one defect in an otherwise valid chain, staple or revocation list. This test runs once for each flaw that the
            engine refuses in an intermediate:

            ```java
            import static dev.tlsloop.Side.CLIENT;
            import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

            import dev.tlsloop.Context;
            import dev.tlsloop.fixtures.Chain;
            import dev.tlsloop.fixtures.IssuerFlaw;
            import dev.tlsloop.harness.Loopback;
            import dev.tlsloop.harness.Outcome;
            import dev.tlsloop.jsse.Jsse;
            import java.util.List;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.MethodSource;

            class BrokenIntermediateTest {
                @ParameterizedTest
                @MethodSource("flaws")
                void aBrokenIntermediateIsRefused(IssuerFlaw flaw) {
                    Chain chain = Chain.from("Root").via("Intermediate", flaw).to("localhost");
                    Context server = Context.server().credential(chain.credential()).build();
                    Context client = Context.client().trust(chain).build();

                    Outcome outcome = Loopback.between(client, server).handshake();

                    assertThat(outcome).failedOn(CLIENT).because(flaw.reason());
                }

                static List<IssuerFlaw> flaws() {
                    return IssuerFlaw.refusedBy(Jsse.engine());
                }
            }
            ```

            The tables come from real TLS 1.3 handshakes of libssl 3.0 and of JDK 17 and 25. The chain has a root, an upper and a
            lower intermediate, and a leaf for `www.a.test`. No adapter adds a check that its engine lacks, so *accepted* means
            that the engine itself accepts. In a test, `flaw.resultOn(engine, position)` returns the result from these tables.

            - **The presenting side** is the JDK, because libssl at its default security level loads no weak chain
              (`ca key too small`, `ee key too small`, `ca md too weak`). It also loads no key of another certificate
              (`private key mismatch`), and refuses both when the endpoint starts. Both engines present all other flaws. Only
              libssl staples a given response, so it presents the flaws of staples to both.
            - **A flaw of a staple or a revocation list** has the position of the certificate that it is about. Only a side with
              `revocation(STAPLE)`, `revocation(CRL)` or `revocation(CRL_ALL)` checks for it, and the measured sides have one.
              `IssuerFlaw.NO_CRL_SIGN` is in the authority that signs the list, and only such a side checks for it.

            `FlawsTest` writes this page with `-Dtlsloop.update=true`, for the JDK that runs it, and fails if a verifier behaves
            differently.

            ## The flaws
            """;

    @Override
    public String toString() {
        return INTRODUCTION + catalogue()
                + "\n## A client verifies its server\n\n"
                + table(Family.CERTIFICATE, Side.CLIENT, "`openssl verify -x509_strict`", FlawCommands.VERIFY)
                + "\n## A server verifies its client\n\nA server does not verify a host name.\n\n"
                + table(Family.CERTIFICATE, Side.SERVER)
                + "\n## A client checks the staple of its server\n\n"
                + table(Family.STAPLE, Side.CLIENT, "`openssl ocsp`", FlawCommands.OCSP)
                + "\n## A server checks the staple of its client\n\n"
                + table(Family.STAPLE, Side.SERVER)
                + "\n## A client checks revocation lists\n\n"
                + table(Family.LIST, Side.CLIENT, "`openssl verify -crl_check_all`", FlawCommands.VERIFY)
                + "\n## A server checks revocation lists\n\n"
                + table(Family.LIST, Side.SERVER)
                + "\n## Why verifiers differ, and why they accept\n\n"
                + notes.text();
    }

    private static String catalogue() {
        StringBuilder out =
                new StringBuilder("\n| flaw | what is wrong | rule | a strict verifier reports |\n|---|---|---|---|\n");
        FlawCase.all().stream().map(FlawCase::flaw).distinct().forEach(flaw -> out.append(line(flaw)));
        return out.toString();
    }

    private static String line(Flaw flaw) {
        return "| `%s.%s` | %s | %s | `%s` |\n"
                .formatted(flaw.getClass().getSimpleName(), flaw.name(), flaw.description(), flaw.rfc(), flaw.reason());
    }

    private String table(Family family, Side side) {
        return lines(family, side, List.of("JDK", "OpenSSL"), List.of("jsse", "openssl"));
    }

    /** The table of results, with a column for the result of {@code openssl}. */
    private String table(Family family, Side side, String title, String command) {
        return lines(family, side, List.of("JDK", "OpenSSL", title), List.of("jsse", "openssl", command));
    }

    private String lines(Family family, Side side, List<String> titles, List<String> verifiers) {
        StringBuilder out = new StringBuilder("| flaw | position | " + String.join(" | ", titles) + " |\n");
        out.append("|---".repeat(titles.size() + 2)).append("|\n");
        for (FlawCase flawCase : FlawCase.all(family)) {
            String place = flawCase.position().name().toLowerCase(Locale.ROOT);
            String cells = verifiers.stream()
                    .map(verifier -> cell(flawCase, verifier, side))
                    .collect(Collectors.joining(" | "));
            out.append("| `%s` | %s | %s |\n".formatted(flawCase.flawName(), place, cells));
        }
        return out.toString();
    }

    private String cell(FlawCase flawCase, String verifier, Side side) {
        List<FlawRow> measured = rows.stream()
                .filter(r -> r.isOf(flawCase) && r.verifier().equals(verifier) && r.side() == side)
                .toList();
        if (measured.isEmpty()) {
            return "nothing to verify";
        }
        Map<String, List<FlawRow>> byAnswer = measured.stream()
                .collect(Collectors.groupingBy(FlawRow::answer, LinkedHashMap::new, Collectors.toList()));
        String text = byAnswer.values().stream()
                .map(same -> byAnswer.size() == 1 ? answer(same) : "JDK " + versions(same) + ": " + answer(same))
                .collect(Collectors.joining("; "));
        return text + notes.marks(FlawNotes.cell(flawCase, verifier, side));
    }

    private static String answer(List<FlawRow> same) {
        FlawRow first = same.get(0);
        String answer = first.answer();
        if (answer.equals(FlawMeasurement.ACCEPTED) || answer.equals(FlawMeasurement.UNPRESENTABLE)) {
            return answer.equals(FlawMeasurement.ACCEPTED) ? "*accepted*" : "*cannot be presented*";
        }
        if (answer.equals("refused") && first.codes().equals("-")) {
            return "*refused*";
        }
        String reason = answer.equals("refused") ? "" : "`" + answer + "`";
        String alert = first.alert().equals("-") ? "" : ", alert " + alerts(same);
        String code =
                first.codes().equals("-") ? "" : ", error " + first.codes().replace(",", ", ");
        return (reason + alert + code).replaceFirst("^, ", "");
    }

    private static String alerts(List<FlawRow> same) {
        Map<String, List<FlawRow>> byAlert =
                same.stream().collect(Collectors.groupingBy(FlawRow::alert, LinkedHashMap::new, Collectors.toList()));
        return byAlert.size() == 1
                ? byAlert.keySet().iterator().next()
                : byAlert.entrySet().stream()
                        .map(e -> e.getKey() + " (" + versions(e.getValue()) + ")")
                        .collect(Collectors.joining(" or "));
    }

    private static String versions(List<FlawRow> rows) {
        return rows.stream().map(r -> String.valueOf(r.version())).collect(Collectors.joining(", "));
    }
}
