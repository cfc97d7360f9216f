package dev.tlsloop.openssl;

import static dev.tlsloop.openssl.Linked.BELOW;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.aClient;
import static dev.tlsloop.openssl.Linked.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorities that a server names when it asks for a certificate. */
class ClientCaTest {
    private static final X500Principal ROOT = CA.certificate().getSubjectX500Principal();
    private static final X500Principal INTERMEDIATE = BELOW.certificate().getSubjectX500Principal();
    private static final X500Principal OTHER = new X500Principal("CN=Other, O=Elsewhere");

    @TempDir
    private Path directory;

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private static ContextBuilder asking() {
        return aServer().verify(VerifyMode.PEER);
    }

    private static List<X500Principal> heard(ContextBuilder server) {
        try (Linked linked = Linked.established(aClient(), server)) {
            return linked.client().clientCaList();
        }
    }

    @Test
    @SeedRow({"H17", "I26"})
    void theClientHearsTheNamesInTheirOrder() {
        assertEquals(List.of(OTHER, ROOT), heard(asking().clientCas(List.of(OTHER, ROOT))));
    }

    @Test
    void theClientHearsTheNamesOfAServerOfTheJdkInTheirOrder() {
        Authority another = Authority.create("Another");
        List<X500Principal> names = List.of(another.certificate().getSubjectX500Principal(), ROOT);
        ContextBuilder asking =
                Context.server().credential(Linked.LOCALHOST).trust(CA, another).verify(VerifyMode.PEER);
        assertEquals(names, heard(asking.clientCas(names)));
    }

    @Test
    @SeedRow({"H17", "I26"})
    @Fact("F040")
    void beforeAnyHandshakeTheServerKnowsThemAndTheClientDoesNot() {
        try (Linked linked = Linked.fresh(aClient(), asking().clientCas(List.of(OTHER)))) {
            assertEquals(
                    List.of(List.of(OTHER), List.of()),
                    List.of(linked.server().clientCaList(), linked.client().clientCaList()));
        }
    }

    @Test
    @SeedRow("H17")
    @Fact("F042")
    void anEmptyListIsEmptyOnBothSides() {
        try (Linked linked = Linked.established(aClient(), asking().trust(CA).clientCas(List.of()))) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(linked.server().clientCaList(), linked.client().clientCaList()));
        }
    }

    @Test
    @SeedRow("H17")
    @Fact("F043")
    void aLaterListReplacesWhatWasThere() {
        ContextBuilder server =
                asking().clientCas(List.of(OTHER)).addClientCa(CA.certificate()).clientCas(List.of(INTERMEDIATE));
        assertEquals(List.of(INTERMEDIATE), heard(server));
    }

    @Test
    @SeedRow("H1")
    @Fact("F044")
    void oneMoreIsAppended() {
        assertEquals(
                List.of(OTHER, ROOT), heard(asking().clientCas(List.of(OTHER)).addClientCa(CA.certificate())));
    }

    @Test
    @SeedRow("H1")
    @Fact("F044")
    void oneAloneIsTheList() {
        assertEquals(List.of(ROOT), heard(asking().addClientCa(CA.certificate())));
    }

    @Test
    @SeedRow("H17")
    @Fact("F045")
    void theCallersListMayChangeAfterwards() {
        List<X500Principal> mine = new ArrayList<>(List.of(OTHER));
        ContextBuilder server = asking().clientCas(mine);
        mine.add(ROOT);
        assertEquals(List.of(OTHER), heard(server));
    }

    @Test
    @SeedRow("H17")
    @Fact("F047")
    void aServerThatDoesNotAskNamesNobody() {
        assertEquals(List.of(), heard(aServer().clientCas(List.of(OTHER))));
    }

    @Test
    void whoIsTrustedIsNamedWhereNothingElseIsSaid() {
        assertEquals(List.of(ROOT), heard(asking().trust(CA)));
    }

    @Test
    void aContextOfAMethodNamesNobodyUnlessToldTo() {
        ContextBuilder server = Context.of(Method.SSLv23)
                .engine(OpenSsl.engine())
                .credential(Linked.LOCALHOST)
                .trust(CA)
                .verify(VerifyMode.PEER);
        assertEquals(List.of(), heard(server));
    }

    @Test
    @SeedRow("H10")
    @Fact("F035")
    void theNamesMayComeFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("cas.pem"), Pem.text(CA.certificate(), BELOW.certificate()));
        assertEquals(List.of(ROOT, INTERMEDIATE), heard(asking().clientCas(Pem.trust(file))));
    }

    @Test
    @SeedRow("H10")
    void aNameThatIsThereTwiceIsNamedOnce() {
        assertEquals(List.of(ROOT), heard(asking().clientCas(Trust.of(CA.certificate(), CA.certificate()))));
    }

    @ParameterizedTest
    @CsvSource({"empty.pem, found nothing: it is empty", "missing.pem, is not there"})
    @SeedRow("H10")
    @Fact({"F036", "F037"})
    void aFileWithoutNamesIsRefused(String name, String why) throws IOException {
        Files.writeString(directory.resolve("empty.pem"), "");
        Path file = directory.resolve(name);
        String message = assertThrows(IllegalArgumentException.class, () -> Pem.trust(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(why), message);
    }

    @Test
    @SeedRow("H17")
    void aNameThatOpenSslCannotReadIsRefusedWhenItStarts() {
        byte[] commonNameOfAnInteger = {0x30, 12, 0x31, 10, 0x30, 8, 6, 3, 0x55, 4, 3, 2, 1, 5};
        Context server = asking().clientCas(List.of(ROOT, new X500Principal(commonNameOfAnInteger)))
                .build();
        String message =
                assertThrows(UnsupportedSettingException.class, server::start).getMessage();
        assertTrue(message.contains("cannot be honoured by the engine openssl: d2i_X509_NAME made nothing"), message);
    }
}
