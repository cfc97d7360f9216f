package dev.tlsloop.examples;

import dev.tlsloop.Side;
import dev.tlsloop.examples.FlawCase.Family;
import dev.tlsloop.fixtures.Flaw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns what was measured, and the notes about it, into docs/flaws.md. */
record FlawTable(List<FlawRow> rows, FlawNotes notes) {
    private static final String INTRODUCTION = """
        # Flaws, and what verifiers make of them

        Written by `FlawsTest` of `examples` from real handshakes in TLS 1.3 of libssl 3.0 and of the JDKs 17 and 25, each
        flaw in a chain of a root, an upper and a lower intermediate authority, and a leaf for `www.a.test`, that is
        otherwise in order. `-Dtlsloop.update=true` writes it anew, for the JDK that runs the test; a test fails where a
        verifier no longer does what stands here. No adapter adds a check that its engine lacks, so where a cell says
        *accepted* the engine itself accepts. In a test, `flaw.on(engine, place)` answers from this table.

        The JDK presents, because libssl at its default security level does not: it will not load a chain with a weak key or
        digest (`ca key too small`, `ee key too small`, `ca md too weak`), nor a key that is not the certificate's
        (`private key mismatch`), and says so when the endpoint starts. All else both engines present. Only libssl staples
        what it is given, so it presents the flaws of staples, to both.

        A flaw of a staple or of a revocation list stands where the certificate does that it speaks of. Only who declares
        `revocation(STAPLE)`, `revocation(CRL)` or `revocation(CRL_ALL)` looks for it, and so did those that were measured.
        `IssuerFlaw.NO_CRL_SIGN` stands in the authority whose list it makes void, and is looked for in the same way.

        ## The flaws
        """;

    @Override
    public String toString() {
        return INTRODUCTION + catalogue()
                + "\n## A client verifies its server\n\n"
                + table(Family.CERTIFICATE, Side.CLIENT, "`openssl verify -x509_strict`", FlawCommands.VERIFY)
                + "\n## A server verifies its client\n\nA server asks for no name.\n\n"
                + table(Family.CERTIFICATE, Side.SERVER)
                + "\n## A client checks what its server staples\n\n"
                + table(Family.STAPLE, Side.CLIENT, "`openssl ocsp`", FlawCommands.OCSP)
                + "\n## A server checks what its client staples\n\n"
                + table(Family.STAPLE, Side.SERVER)
                + "\n## A client looks into revocation lists\n\n"
                + table(Family.LIST, Side.CLIENT, "`openssl verify -crl_check_all`", FlawCommands.VERIFY)
                + "\n## A server looks into revocation lists\n\n"
                + table(Family.LIST, Side.SERVER)
                + "\n## Why they differ, and why they accept\n\n"
                + notes.text();
    }

    private static String catalogue() {
        StringBuilder out =
                new StringBuilder("\n| flaw | what is wrong | the rule | a sound verifier says |\n|---|---|---|---|\n");
        FlawCase.all().stream().map(FlawCase::flaw).distinct().forEach(flaw -> out.append(line(flaw)));
        return out.toString();
    }

    private static String line(Flaw flaw) {
        return "| `%s.%s` | %s | %s | `%s` |\n"
                .formatted(flaw.getClass().getSimpleName(), flaw.name(), flaw.sentence(), flaw.rfc(), flaw.reason());
    }

    private String table(Family family, Side side) {
        return lines(family, side, List.of("JDK", "OpenSSL"), List.of("jsse", "openssl"));
    }

    /** With a column for what the program makes of it. */
    private String table(Family family, Side side, String title, String command) {
        return lines(family, side, List.of("JDK", "OpenSSL", title), List.of("jsse", "openssl", command));
    }

    private String lines(Family family, Side side, List<String> titles, List<String> verifiers) {
        StringBuilder out = new StringBuilder("| flaw | stands in | " + String.join(" | ", titles) + " |\n");
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
            return "nothing to judge";
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
