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

/** The certificate authorities that a server names in its CertificateRequest. */
interface ClientCaContract extends EnginePair {
    X500Principal ROOT = ContractCredentials.CA.certificate().getSubjectX500Principal();
    X500Principal INTERMEDIATE = ContractCredentials.BELOW.certificate().getSubjectX500Principal();
    X500Principal OTHER = new X500Principal("CN=Other, O=Elsewhere");

    private ContextBuilder asking() {
        return server().verify(VerifyMode.PEER);
    }

    private List<X500Principal> receivedCas(ContextBuilder server) {
        try (ManualPair pair = ManualPair.established(client(), server)) {
            return pair.client().clientCaList();
        }
    }

    @Test
    @PyOpenSslItem({"H17", "I26"})
    default void theClientReceivesTheNamesInTheirOrder() {
        assertEquals(List.of(OTHER, ROOT), receivedCas(asking().clientCas(List.of(OTHER, ROOT))));
    }

    @Test
    @PyOpenSslItem({"H17", "I26"})
    @Behaviour("F040")
    default void beforeAnyHandshakeTheServerKnowsThemAndTheClientDoesNot() {
        try (ManualPair pair = ManualPair.fresh(client(), asking().clientCas(List.of(OTHER)))) {
            assertEquals(
                    List.of(List.of(OTHER), List.of()),
                    List.of(pair.server().clientCaList(), pair.client().clientCaList()));
        }
    }

    @Test
    @PyOpenSslItem("H17")
    @Behaviour("F042")
    default void anEmptyListIsEmptyOnBothSides() {
        try (ManualPair pair = ManualPair.established(
                client(), asking().trust(ContractCredentials.CA).clientCas(List.of()))) {
            assertEquals(
                    List.of(List.of(), List.of()),
                    List.of(pair.server().clientCaList(), pair.client().clientCaList()));
        }
    }

    @Test
    @PyOpenSslItem("H17")
    @Behaviour("F043")
    default void aLaterListReplacesWhatWasThere() {
        ContextBuilder server = asking().clientCas(List.of(OTHER))
                .addClientCa(ContractCredentials.CA.certificate())
                .clientCas(List.of(INTERMEDIATE));
        assertEquals(List.of(INTERMEDIATE), receivedCas(server));
    }

    @Test
    @PyOpenSslItem("H1")
    @Behaviour("F044")
    default void oneMoreIsAppended() {
        assertEquals(
                List.of(OTHER, ROOT),
                receivedCas(asking().clientCas(List.of(OTHER)).addClientCa(ContractCredentials.CA.certificate())));
    }

    @Test
    @PyOpenSslItem("H1")
    @Behaviour("F044")
    default void aSingleAddedAuthorityIsTheWholeList() {
        assertEquals(List.of(ROOT), receivedCas(asking().addClientCa(ContractCredentials.CA.certificate())));
    }

    @Test
    @PyOpenSslItem("H17")
    @Behaviour("F045")
    default void theCallersListMayChangeAfterwards() {
        List<X500Principal> callersList = new ArrayList<>(List.of(OTHER));
        ContextBuilder server = asking().clientCas(callersList);
        callersList.add(ROOT);
        assertEquals(List.of(OTHER), receivedCas(server));
    }

    @Test
    @PyOpenSslItem("H17")
    @Behaviour("F047")
    default void aServerThatRequestsNoCertificateNamesNoAuthority() {
        assertEquals(List.of(), receivedCas(server().clientCas(List.of(OTHER))));
    }

    @Test
    default void trustAnchorsAreNamedByDefault() {
        assertEquals(List.of(ROOT), receivedCas(asking().trust(ContractCredentials.CA)));
    }

    @Test
    default void aContextOfAMethodNamesNoAuthorityByDefault() {
        ContextBuilder server = Context.of(Method.SSLv23)
                .engine(serverEngine())
                .credential(ContractCredentials.LOCALHOST)
                .trust(ContractCredentials.CA)
                .verify(VerifyMode.PEER);
        assertEquals(List.of(), receivedCas(server));
    }

    @Test
    @PyOpenSslItem("H10")
    @Behaviour("F035")
    default void theNamesMayComeFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("cas.pem"),
                Pem.text(ContractCredentials.CA.certificate(), ContractCredentials.BELOW.certificate()));
        assertEquals(List.of(ROOT, INTERMEDIATE), receivedCas(asking().clientCas(Pem.trust(file))));
    }

    @Test
    @PyOpenSslItem("H10")
    default void aNameThatIsThereTwiceIsNamedOnce() {
        assertEquals(
                List.of(ROOT),
                receivedCas(asking().clientCas(
                                Trust.of(ContractCredentials.CA.certificate(), ContractCredentials.CA.certificate()))));
    }

    @ParameterizedTest
    @CsvSource({"empty.pem, found nothing: it is empty", "missing.pem, is not there"})
    @PyOpenSslItem("H10")
    @Behaviour({"F036", "F037"})
    default void aFileWithoutNamesIsRefused(String name, String why, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("empty.pem"), "");
        Path file = directory.resolve(name);
        String message = ErrorMessage.of(assertThrows(IllegalArgumentException.class, () -> Pem.trust(file)));
        assertTrue(message.startsWith(file.toString()) && message.contains(why), message);
    }
}
