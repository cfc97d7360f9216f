package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Trust;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorities that a server names when it asks for a certificate. */
interface ClientCaContract extends EnginePair {
    X500Principal ROOT = Cast.CA.certificate().getSubjectX500Principal();
    X500Principal INTERMEDIATE = Cast.BELOW.certificate().getSubjectX500Principal();
    X500Principal OTHER = new X500Principal("CN=Other, O=Elsewhere");

    private ContextBuilder asking() {
        return server().verify(VerifyMode.PEER);
    }

    private List<X500Principal> heard(ContextBuilder server) {
        try (Wired wired = Wired.established(client(), server)) {
            return wired.client().clientCaList();
        }
    }

    @Test
    @SeedRow({"H17", "I26"})
    default void theClientHearsTheNamesInTheirOrder() {
        assertEquals(List.of(OTHER, ROOT), heard(asking().clientCas(List.of(OTHER, ROOT))));
    }

    @Test
    @SeedRow({"H17", "I26"})
    @Fact("F040")
    default void beforeAnyHandshakeTheServerKnowsThemAndTheClientDoesNot() {
        try (Wired wired = Wired.fresh(client(), asking().clientCas(List.of(OTHER)))) {
            assertEquals(
                    List.of(List.of(OTHER), List.of()),
                    List.of(wired.server().clientCaList(), wired.client().clientCaList()));
        }
    }

    @Test
    @SeedRow("H17")
    @Fact("F042")
    default void anEmptyListIsEmptyOnBothSides() {
        try (Wired wired = Wired.established(client(), asking().trust(Cast.CA).clientCas(List.of()))) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(wired.server().clientCaList(), wired.client().clientCaList()));
        }
    }

    @Test
    @SeedRow("H17")
    @Fact("F043")
    default void aLaterListReplacesWhatWasThere() {
        ContextBuilder server = asking().clientCas(List.of(OTHER))
                .addClientCa(Cast.CA.certificate())
                .clientCas(List.of(INTERMEDIATE));
        assertEquals(List.of(INTERMEDIATE), heard(server));
    }

    @Test
    @SeedRow("H1")
    @Fact("F044")
    default void oneMoreIsAppended() {
        assertEquals(
                List.of(OTHER, ROOT), heard(asking().clientCas(List.of(OTHER)).addClientCa(Cast.CA.certificate())));
    }

    @Test
    @SeedRow("H1")
    @Fact("F044")
    default void oneAloneIsTheList() {
        assertEquals(List.of(ROOT), heard(asking().addClientCa(Cast.CA.certificate())));
    }

    @Test
    @SeedRow("H17")
    @Fact("F045")
    default void theCallersListMayChangeAfterwards() {
        List<X500Principal> mine = new ArrayList<>(List.of(OTHER));
        ContextBuilder server = asking().clientCas(mine);
        mine.add(ROOT);
        assertEquals(List.of(OTHER), heard(server));
    }

    @Test
    @SeedRow("H17")
    @Fact("F047")
    default void aServerThatDoesNotAskNamesNobody() {
        assertEquals(List.of(), heard(server().clientCas(List.of(OTHER))));
    }

    @Test
    default void whoIsTrustedIsNamedWhereNothingElseIsSaid() {
        assertEquals(List.of(ROOT), heard(asking().trust(Cast.CA)));
    }

    @Test
    default void aContextOfAMethodNamesNobodyUnlessToldTo() {
        ContextBuilder server = Context.of(Method.SSLv23)
                .engine(serverEngine())
                .credential(Cast.LOCALHOST)
                .trust(Cast.CA)
                .verify(VerifyMode.PEER);
        assertEquals(List.of(), heard(server));
    }

    @Test
    @SeedRow("H10")
    @Fact("F035")
    default void theNamesMayComeFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("cas.pem"), Pem.text(Cast.CA.certificate(), Cast.BELOW.certificate()));
        assertEquals(List.of(ROOT, INTERMEDIATE), heard(asking().clientCas(Pem.trust(file))));
    }

    @Test
    @SeedRow("H10")
    default void aNameThatIsThereTwiceIsNamedOnce() {
        assertEquals(List.of(ROOT), heard(asking().clientCas(Trust.of(Cast.CA.certificate(), Cast.CA.certificate()))));
    }

    @ParameterizedTest
    @CsvSource({"empty.pem, found nothing: it is empty", "missing.pem, is not there"})
    @SeedRow("H10")
    @Fact({"F036", "F037"})
    default void aFileWithoutNamesIsRefused(String name, String why, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("empty.pem"), "");
        Path file = directory.resolve(name);
        String message = assertThrows(IllegalArgumentException.class, () -> Pem.trust(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(why), message);
    }
}
