package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.pem.FileType;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, certificates and trust from PEM and DER files, in handshakes that present and trust them. */
interface FilesContract extends EnginePair {
    private static Path writeFiles(Path directory) throws IOException, CertificateEncodingException {
        Files.writeString(directory.resolve("PEM.crt"), Pem.text(ContractCredentials.LOCALHOST.certificate()));
        Files.writeString(directory.resolve("PEM.key"), Pem.text(ContractCredentials.LOCALHOST.privateKey()));
        Files.write(
                directory.resolve("ASN1.crt"),
                ContractCredentials.LOCALHOST.certificate().getEncoded());
        Files.write(
                directory.resolve("ASN1.key"),
                ContractCredentials.LOCALHOST.privateKey().getEncoded());
        Files.writeString(directory.resolve("root.pem"), Pem.text(ContractCredentials.CA.certificate()));
        return directory;
    }

    private Outcome trusting(Trust trust, Credential credential) {
        return outcome(
                Context.client().engine(clientEngine()).trust(trust),
                bareServer().credential(credential));
    }

    private static String refusal(Executable misuse) {
        return ErrorMessage.of(assertThrows(IllegalArgumentException.class, misuse));
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    @PyOpenSslItem({"B5", "B6", "H34", "H36", "H37", "H38"})
    default void bothFileTypesAreRead(FileType type, @TempDir Path directory) throws Exception {
        Path files = writeFiles(directory);
        PrivateKey key = type.privateKey(files.resolve(type + ".key"));
        Credential credential = Credential.of(key, List.of(type.certificate(files.resolve(type + ".crt"))));
        assertThat(trusting(Pem.trust(files.resolve("root.pem")), credential)).succeeded();
    }

    default Stream<Arguments> filesOfAnotherType() {
        return Stream.of(
                Arguments.of(FileType.PEM, "ASN1.crt", ": expected PEM, found DER; "),
                Arguments.of(FileType.ASN1, "PEM.crt", ": expected DER, found PEM; "),
                Arguments.of(FileType.PEM, "missing", " is not there: expected a file; "),
                Arguments.of(FileType.ASN1, "missing", " is not there: expected a file; "));
    }

    @ParameterizedTest
    @MethodSource("filesOfAnotherType")
    @PyOpenSslItem({"B5", "B6", "H36"})
    @Behaviour({"F076", "F077", "F078"})
    default void aCertificateFileOfAnotherTypeIsRefused(FileType type, String name, String why, @TempDir Path directory)
            throws Exception {
        Path file = writeFiles(directory).resolve(name);
        assertTrue(refusal(() -> type.certificate(file)).startsWith(file + why));
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    @PyOpenSslItem("H38")
    @Behaviour({"F076", "F077"})
    default void aKeyFileThatIsNotThereIsRefused(FileType type, @TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertTrue(refusal(() -> type.privateKey(missing)).startsWith(missing + " is not there"));
    }

    @Test
    @PyOpenSslItem({"H35", "H2"})
    @Behaviour({"F080", "F097"})
    default void aChainFileWithTheRootIsVerifiedAgainstTheRoot(@TempDir Path directory) throws IOException {
        Path chain = Files.writeString(
                directory.resolve("chain.pem"),
                Pem.text(
                        ContractCredentials.LOCALHOST_BELOW.certificate(),
                        ContractCredentials.BELOW.certificate(),
                        ContractCredentials.CA.certificate()));
        Path key = Files.writeString(
                directory.resolve("chain.key"), Pem.text(ContractCredentials.LOCALHOST_BELOW.privateKey()));
        assertThat(trusting(ContractCredentials.CA, Pem.credential(chain, key))).succeeded();
    }

    @Test
    @PyOpenSslItem("H2")
    @Behaviour("F082")
    default void aLeafWithItsIntermediateIsVerifiedAgainstTheRoot() {
        Credential both = Credential.of(
                ContractCredentials.LOCALHOST_BELOW.privateKey(),
                List.of(ContractCredentials.LOCALHOST_BELOW.certificate(), ContractCredentials.BELOW.certificate()));
        assertThat(trusting(ContractCredentials.CA, both)).succeeded();
    }

    @Test
    @PyOpenSslItem("H2")
    @Behaviour("F082")
    default void aLeafWithoutItsIntermediateIsRefused() {
        Credential alone = Credential.of(
                ContractCredentials.LOCALHOST_BELOW.privateKey(),
                List.of(ContractCredentials.LOCALHOST_BELOW.certificate()));
        assertThat(trusting(ContractCredentials.CA, alone))
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    @PyOpenSslItem("H35")
    @Behaviour("F079")
    default void aChainFileThatIsNotThereIsRefused(@TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertTrue(refusal(() -> Pem.credential(missing, missing)).startsWith(missing + " is not there"));
    }

    @Test
    @PyOpenSslItem("H3")
    @Behaviour("F087")
    default void aKeyThatFitsPassesTheCheckAndIsPresented() {
        Credential unchecked =
                Credential.unchecked(ContractCredentials.LOCALHOST.privateKey(), ContractCredentials.LOCALHOST.chain());
        unchecked.check();
        assertThat(trusting(ContractCredentials.CA, unchecked)).succeeded();
    }

    @Test
    @PyOpenSslItem("H3")
    @Behaviour("F087")
    default void aKeyThatDoesNotFitFailsTheCheck() {
        Credential mixed = Credential.unchecked(
                ContractCredentials.LOCALHOST_BELOW.privateKey(), ContractCredentials.LOCALHOST.chain());
        assertEquals(
                "the private key (EC) does not belong to the certificate of CN=localhost (EC); give the key that the"
                        + " certificate was issued for",
                refusal(mixed::check));
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F098")
    default void aFileUnderAnotherNameThanItsHashIsNotTrusted(@TempDir Path directory) throws Exception {
        assertThat(trusting(Pem.directory(writeFiles(directory)), ContractCredentials.LOCALHOST))
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F101")
    default void aMissingTrustDirectoryIsAcceptedAndHoldsNoAnchor(@TempDir Path directory) {
        assertThat(trusting(Pem.directory(directory.resolve("nowhere")), ContractCredentials.LOCALHOST))
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F099")
    default void aFileOfAnchorsThatIsNotThereIsRefused(@TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertTrue(refusal(() -> Pem.trust(missing)).startsWith(missing + " is not there"));
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F100")
    default void trustWithoutFilesIsRefused() {
        assertTrue(refusal(Pem::trust).startsWith("trust is read from at least one file; given: none"));
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F102")
    default void anEmptyFileIsRefused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertEquals(
                empty + ": expected PEM, found nothing: it is empty; write it again", refusal(() -> Pem.trust(empty)));
    }

    @Test
    @PyOpenSslItem("H5")
    @Behaviour("F105")
    default void trustThatIsAddedLaterAppliesToTheNextContext() {
        Context untrusting = Context.client().engine(clientEngine()).build();
        assertThat(outcome(untrusting.toBuilder().trust(ContractCredentials.CA), server()))
                .succeeded();
    }

    @Test
    @PyOpenSslItem("H5")
    default void aContextStaysAsItIsWhenAnotherIsBuiltFromIt() {
        Context untrusting = Context.client().engine(clientEngine()).build();
        untrusting.toBuilder().trust(ContractCredentials.CA).build();
        assertThat(Loopback.between(untrusting, server().build()).handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }
}
