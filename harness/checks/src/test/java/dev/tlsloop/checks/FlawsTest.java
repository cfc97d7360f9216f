package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Engine;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.ChainPosition;
import dev.tlsloop.fixtures.CrlFlaw;
import dev.tlsloop.fixtures.Flaw;
import dev.tlsloop.fixtures.FlawResult;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.fixtures.LeafFlaw;
import dev.tlsloop.fixtures.StapleFlaw;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of every verifier for every flaw at every position, compared with the recorded table. */
class FlawsTest {
    private static final Path TABLE =
            ProjectFiles.root().resolve("testfixtures/core/src/main/resources/dev/tlsloop/fixtures/treatments.txt");
    private static final Path DOCUMENT = ProjectFiles.root().resolve("docs/flaws.md");
    private static final boolean UPDATES = Boolean.getBoolean("tlsloop.update");

    @TempDir
    private static Path directory;

    private static List<FlawRow> measured;

    @BeforeAll
    static void measure() throws Exception {
        measured = new ArrayList<>();
        for (FlawCase flawCase : FlawCase.all()) {
            measured.addAll(new FlawMeasurement(flawCase, directory).rows());
        }
        if (UPDATES) {
            writeTable();
            Files.writeString(DOCUMENT, new FlawTable(recorded(), FlawNotes.read()).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsse", "openssl", FlawCommands.VERIFY, FlawCommands.OCSP})
    void aVerifierBehavesAsTheTableSays(String verifier) throws IOException {
        List<FlawRow> here = of(measured, verifier);
        int version = here.get(0).version();
        List<FlawRow> there = of(recorded(), verifier).stream()
                .filter(r -> r.isBy(verifier, version))
                .toList();
        assumeTrue(!there.isEmpty(), verifier + " " + version + " is not in the table; it has other releases");
        assertEquals(lines(there), lines(here));
    }

    @Test
    void theDocumentMatchesTheTable() throws IOException {
        assertEquals(new FlawTable(recorded(), FlawNotes.read()).toString(), Files.readString(DOCUMENT));
    }

    @Test
    void everyDifferenceIsExplained() throws IOException {
        FlawNotes notes = FlawNotes.read();
        assertEquals(
                List.of(),
                cells(Answer.ANOTHER).stream()
                        .filter(cell -> !notes.explains(cell))
                        .toList());
    }

    @Test
    void onlyKnownDifferencesAreExplained() throws IOException {
        FlawNotes notes = FlawNotes.read();
        assertEquals(
                List.of(),
                cells(Answer.OF_A_SOUND_VERIFIER).stream()
                        .filter(notes::explains)
                        .toList());
    }

    @Test
    void everyNoteIsUsed() throws IOException {
        assertEquals(List.of(), FlawNotes.read().idle(cells(Answer.ANOTHER)));
    }

    @Test
    void libsslRefusesToPresentOnlyWeakKeysWeakDigestsAndAWrongKey() {
        Pattern weak =
                Pattern.compile("LeafFlaw\\.WRONG_KEY LEAF|\\w+\\.(RSA_512|RSA_1024|MD5|SHA_1) (UPPER|LOWER|LEAF)");
        assertEquals(
                FlawCase.all().stream()
                        .map(FlawCase::toString)
                        .filter(weak.asMatchPredicate())
                        .toList(),
                FlawCase.all().stream()
                        .filter(FlawMeasurement::isRefusedByLibsslToPresent)
                        .map(FlawCase::toString)
                        .toList());
    }

    static Stream<Arguments> treatments() {
        return Stream.of(
                Arguments.of(
                        IssuerFlaw.EXPIRED,
                        Jsse.engine(),
                        ChainPosition.LOWER,
                        new FlawResult.Refused(Side.CLIENT, Reason.CERTIFICATE_EXPIRED)),
                Arguments.of(IssuerFlaw.EXPIRED, Jsse.engine(), ChainPosition.ROOT, new FlawResult.Accepted()),
                Arguments.of(
                        IssuerFlaw.NO_CERT_SIGN,
                        OpenSsl.engine(),
                        ChainPosition.UPPER,
                        new FlawResult.Refused(Side.CLIENT, Reason.NOT_A_CA)),
                Arguments.of(
                        LeafFlaw.RSA_512,
                        OpenSsl.engine(),
                        ChainPosition.LEAF,
                        new FlawResult.Unpresentable(
                                "512 bits are too few for a PSS signature of TLS 1.3, so no side can sign the handshake")),
                Arguments.of(
                        StapleFlaw.REVOKED,
                        Jsse.engine(),
                        ChainPosition.LEAF,
                        new FlawResult.Refused(Side.CLIENT, Reason.REVOKED)),
                Arguments.of(
                        CrlFlaw.EXPIRED,
                        OpenSsl.engine(),
                        ChainPosition.UPPER,
                        new FlawResult.Refused(Side.CLIENT, Reason.REVOCATION_UNKNOWN)),
                Arguments.of(IssuerFlaw.NO_CRL_SIGN, Jsse.engine(), ChainPosition.ROOT, new FlawResult.Accepted()),
                Arguments.of(
                        IssuerFlaw.NO_CRL_SIGN,
                        OpenSsl.engine(),
                        ChainPosition.ROOT,
                        new FlawResult.Refused(Side.CLIENT, Reason.REVOCATION_UNKNOWN)),
                Arguments.of(
                        CrlFlaw.INDIRECT,
                        Jsse.engine(),
                        ChainPosition.LEAF,
                        new FlawResult.Refused(Side.CLIENT, Reason.REVOCATION_UNKNOWN)),
                Arguments.of(CrlFlaw.DELTA_ALONE, OpenSsl.engine(), ChainPosition.LEAF, new FlawResult.Accepted()));
    }

    @ParameterizedTest
    @MethodSource("treatments")
    void aFlawKnowsWhatAnEngineDoes(Flaw flaw, Engine engine, ChainPosition position, FlawResult expected) {
        assertEquals(expected, flaw.resultOn(engine, position));
    }

    @Test
    void aServerThatVerifiesIsTheSideThatRefuses() {
        assertEquals(
                new FlawResult.Refused(Side.SERVER, Reason.CERTIFICATE_EXPIRED),
                IssuerFlaw.EXPIRED.resultOn(Jsse.engine(), ChainPosition.LOWER, Side.SERVER));
    }

    @Test
    void aServerLooksAtNoNames() {
        assertEquals(
                new FlawResult.Accepted(),
                LeafFlaw.WRONG_NAME.resultOn(OpenSsl.engine(), ChainPosition.LEAF, Side.SERVER));
    }

    /** A handshake without a CRL check accepts this flaw, so the set must not contain it. */
    @ParameterizedTest
    @MethodSource("engines")
    void aFlawThatOnlyCrlChecksFindIsNotRefusedByEngines(Engine engine) {
        assertFalse(IssuerFlaw.refusedBy(engine).contains(IssuerFlaw.NO_CRL_SIGN));
    }

    static List<Engine> engines() {
        return FlawMeasurement.engines();
    }

    @Test
    void aClientCertificateHasNoStaple() {
        assertEquals(
                new FlawResult.Unpresentable(
                        "no client staples: RFC 8446, 4.4.2.1 lets a server request it, and neither engine does"),
                StapleFlaw.REVOKED.resultOn(OpenSsl.engine(), ChainPosition.LEAF, Side.SERVER));
    }

    @Test
    void aFlawOfAStapleHasNoAnswerForAnAuthority() {
        assertEquals(
                "StapleFlaw.REVOKED cannot stand in LOWER; it can in [LEAF]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StapleFlaw.REVOKED.resultOn(Jsse.engine(), ChainPosition.LOWER))
                        .getMessage());
    }

    /** The measurement of a valid chain, by a client on each engine and by {@code openssl}. */
    @ParameterizedTest
    @EnumSource(FlawCase.Family.class)
    void aChainWithoutAFlawIsAccepted(FlawCase.Family family) throws Exception {
        Chain sound = Chain.from("Root").via("Upper").via("Lower").to(FlawCase.NAME);
        FlawCase asIf = FlawCase.all(family).get(0);
        List<FlawRow> rows = new FlawMeasurement(asIf, sound, directory).rows();
        assertEquals(
                List.of("accepted", "accepted", "accepted"),
                rows.stream()
                        .filter(row -> row.side() == Side.CLIENT)
                        .map(FlawRow::answer)
                        .toList());
    }

    @Test
    void aFlawHasNoAnswerForAPlaceWhereItCannotStand() {
        assertEquals(
                "IssuerFlaw.MISSING cannot stand in ROOT; it can in [UPPER, LOWER]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> IssuerFlaw.MISSING.resultOn(Jsse.engine(), ChainPosition.ROOT))
                        .getMessage());
    }

    private enum Answer {
        OF_A_SOUND_VERIFIER,
        ANOTHER;

        static Answer of(FlawRow row, Flaw flaw) {
            boolean sound = row.answer().equals("refused")
                    || row.answer().equals(flaw.reason().name());
            return sound ? OF_A_SOUND_VERIFIER : ANOTHER;
        }
    }

    /** The cells of the document with that kind of answer. */
    private static List<String> cells(Answer kind) throws IOException {
        List<FlawRow> rows = recorded();
        return FlawCase.all().stream()
                .flatMap(c -> rows.stream()
                        .filter(row -> row.isOf(c) && Answer.of(row, c.flaw()) == kind)
                        .map(row -> FlawNotes.cell(c, row.verifier(), row.side())))
                .distinct()
                .toList();
    }

    private static List<FlawRow> recorded() throws IOException {
        return Files.readString(TABLE).lines().map(FlawRow::parse).toList();
    }

    private static List<FlawRow> of(List<FlawRow> rows, String verifier) {
        return rows.stream().filter(r -> r.verifier().equals(verifier)).toList();
    }

    private static List<String> lines(List<FlawRow> rows) {
        return rows.stream().map(FlawRow::line).toList();
    }

    /** Rows of other releases stay as they were measured. */
    private static void writeTable() throws IOException {
        List<FlawRow> rows = new ArrayList<>(measured);
        recorded().stream()
                .filter(old -> measured.stream().noneMatch(r -> r.isBy(old.verifier(), old.version())))
                .forEach(rows::add);
        List<FlawCase> order = FlawCase.all();
        rows.sort(Comparator.comparingInt((FlawRow r) -> position(order, r))
                .thenComparing(FlawRow::verifier)
                .thenComparing(FlawRow::version)
                .thenComparing(FlawRow::side));
        Files.writeString(TABLE, String.join("\n", lines(rows)) + "\n");
    }

    private static int position(List<FlawCase> order, FlawRow row) {
        return order.indexOf(order.stream().filter(row::isOf).findFirst().orElseThrow());
    }
}
