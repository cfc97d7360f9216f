package dev.tlsloop.openssl;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.Linked.BELOW;
import static dev.tlsloop.openssl.Linked.CA;
import static dev.tlsloop.openssl.Linked.LOCALHOST;
import static dev.tlsloop.openssl.Linked.LOCALHOST_BELOW;
import static dev.tlsloop.openssl.Linked.aServer;
import static dev.tlsloop.openssl.Linked.bareServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.contract.Fact;
import dev.tlsloop.contract.SeedRow;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.pem.FileType;
import dev.tlsloop.pem.Passphrase;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, certificates and trust that come from files. */
class FilesTest {
    @TempDir
    private Path directory;

    private final List<Object> asked = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException, CertificateEncodingException {
        Files.writeString(file("PEM.crt"), Pem.text(LOCALHOST.certificate()));
        Files.writeString(file("PEM.key"), Pem.text(LOCALHOST.privateKey()));
        Files.write(file("ASN1.crt"), LOCALHOST.certificate().getEncoded());
        Files.write(file("ASN1.key"), LOCALHOST.privateKey().getEncoded());
        Files.writeString(file("root.pem"), Pem.text(CA.certificate()));
    }

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private Outcome serving(Credential credential) {
        Context client = Context.client()
                .engine(OpenSsl.engine())
                .trust(Pem.trust(file("root.pem")))
                .build();
        return Loopback.between(client, bareServer().credential(credential).build())
                .handshake();
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    @SeedRow({"B5", "B6", "H34", "H36", "H37", "H38"})
    void bothFileTypesAreRead(FileType type) {
        PrivateKey key = type.privateKey(file(type + ".key"));
        Credential credential = Credential.of(key, List.of(type.certificate(file(type + ".crt"))));
        assertThat(serving(credential)).succeeded();
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                Arguments.of(FileType.PEM, "ASN1.crt", ": expected PEM, found DER; "),
                Arguments.of(FileType.ASN1, "PEM.crt", ": expected DER, found PEM; "),
                Arguments.of(FileType.PEM, "missing", " is not there: expected a file; "),
                Arguments.of(FileType.ASN1, "missing", " is not there: expected a file; "));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    @SeedRow({"B5", "B6", "H36"})
    @Fact({"F076", "F077", "F078"})
    void aCertificateFileOfAnotherTypeIsRefused(FileType type, String name, String why) {
        assertTrue(refusal(() -> type.certificate(file(name))).startsWith(file(name) + why));
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    @SeedRow("H38")
    @Fact({"F076", "F077"})
    void aKeyFileThatIsNotThereIsRefused(FileType type) {
        assertTrue(refusal(() -> type.privateKey(file("missing"))).startsWith(file("missing") + " is not there"));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    @Test
    @SeedRow({"H35", "H2"})
    @Fact({"F080", "F097"})
    void aChainFileOfLeafIntermediateAndRootIsVerifiedByWhoTrustsTheRoot() throws IOException {
        Path chain = Files.writeString(
                file("chain.pem"), Pem.text(LOCALHOST_BELOW.certificate(), BELOW.certificate(), CA.certificate()));
        Path key = Files.writeString(file("chain.key"), Pem.text(LOCALHOST_BELOW.privateKey()));
        assertThat(serving(Pem.credential(chain, key))).succeeded();
    }

    @Test
    @SeedRow("H2")
    @Fact("F082")
    void aLeafWithItsIntermediateIsVerifiedByWhoTrustsTheRoot() {
        Credential both = Credential.of(
                LOCALHOST_BELOW.privateKey(), List.of(LOCALHOST_BELOW.certificate(), BELOW.certificate()));
        assertThat(serving(both)).succeeded();
    }

    @Test
    @SeedRow("H2")
    @Fact("F082")
    void aLeafWithoutItsIntermediateIsRefused() {
        Credential alone = Credential.of(LOCALHOST_BELOW.privateKey(), List.of(LOCALHOST_BELOW.certificate()));
        assertThat(serving(alone)).failedOn(Side.CLIENT).because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    @SeedRow("H35")
    @Fact("F079")
    void aChainFileThatIsNotThereIsRefused() {
        assertTrue(refusal(() -> Pem.credential(file("missing"), file("PEM.key")))
                .startsWith(file("missing") + " is not there"));
    }

    @Test
    @SeedRow("H3")
    @Fact("F087")
    void aKeyThatFitsPassesTheCheck() {
        Credential.unchecked(LOCALHOST.privateKey(), LOCALHOST.chain()).check();
        assertEquals(LOCALHOST, Credential.unchecked(LOCALHOST.privateKey(), LOCALHOST.chain()));
    }

    @Test
    @SeedRow("H3")
    @Fact("F087")
    void aKeyThatDoesNotFitFailsTheCheck() {
        Credential mixed = Credential.unchecked(LOCALHOST_BELOW.privateKey(), LOCALHOST.chain());
        assertEquals(
                "the private key (EC) does not belong to the certificate of CN=localhost (EC); give the key that the"
                        + " certificate was issued for",
                refusal(mixed::check));
    }

    private Path encrypted(String passphrase) throws IOException, InterruptedException {
        List<String> command = List.of(
                "openssl", "pkey", "-in", "PEM.key", "-aes256", "-passout", "pass:" + passphrase, "-out", "secret.key");
        int end = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertEquals(0, end, "openssl pkey");
        return file("secret.key");
    }

    private Passphrase remembering(String answer) {
        return question -> {
            asked.add(List.of(question.maxLength(), question.verify()));
            return answer.toCharArray();
        };
    }

    @Test
    @SeedRow("H25")
    @Fact({"F090", "F095"})
    void thePassphraseIsAskedForOnce() throws Exception {
        Pem.credential(file("PEM.crt"), encrypted("secret"), remembering("secret"));
        assertEquals(List.of(List.of(1024, false)), asked);
    }

    @Test
    @SeedRow("H25")
    void aKeyThatIsNotEncryptedNeedsNone() {
        Pem.credential(file("PEM.crt"), file("PEM.key"), remembering("secret"));
        assertEquals(List.of(), asked);
    }

    @Test
    @SeedRow("H25")
    void whatIsLongerThanAllowedIsCutOff() throws Exception {
        Path key = encrypted("x".repeat(1024));
        Credential read = Pem.credential(file("PEM.crt"), key, remembering("x".repeat(1030)));
        assertEquals(LOCALHOST, read);
    }

    @Test
    @SeedRow("H25")
    void noPassphraseIsARefusal() throws Exception {
        Path key = encrypted("secret");
        assertEquals(
                key + ", line 1: the private key is encrypted: expected a passphrase, found none; give a Passphrase"
                        + " that yields it",
                refusal(() -> Pem.credential(file("PEM.crt"), key, remembering(""))));
    }

    @Test
    @SeedRow("H25")
    @Fact("F092")
    void whatTheCallbackThrowsComesOutUnchanged() throws Exception {
        RuntimeException mine = new IllegalStateException("mine");
        Path key = encrypted("secret");
        Passphrase throwing = question -> {
            throw mine;
        };
        assertEquals(mine, assertThrows(IllegalStateException.class, () -> FileType.PEM.privateKey(key, throwing)));
    }

    private Outcome trusting(Trust trust) {
        ContextBuilder client = Context.client().engine(OpenSsl.engine()).trust(trust);
        return Loopback.between(client.build(), aServer().build()).handshake();
    }

    @Test
    @SeedRow("H12")
    @Fact("F098")
    void aHashedDirectoryIsTrusted() throws Exception {
        Files.move(file("root.pem"), file(hash() + ".0"));
        assertThat(trusting(Pem.directory(directory))).succeeded();
    }

    @Test
    @SeedRow("H12")
    @Fact("F098")
    void aFileUnderAnotherNameIsNot() {
        assertThat(trusting(Pem.directory(directory))).failedOn(Side.CLIENT).because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    @SeedRow("H12")
    @Fact("F101")
    void aDirectoryThatIsNotThereIsTakenAndTrustsNobody() {
        assertThat(trusting(Pem.directory(file("nowhere"))))
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }

    private String hash() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("openssl", "x509", "-in", "root.pem", "-noout", "-hash")
                .directory(directory.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, process.waitFor(), "openssl x509");
        return text.strip();
    }

    @Test
    @SeedRow("H12")
    @Fact("F099")
    void aFileOfAnchorsThatIsNotThereIsRefused() {
        assertTrue(refusal(() -> Pem.trust(file("missing"))).startsWith(file("missing") + " is not there"));
    }

    @Test
    @SeedRow("H12")
    @Fact("F100")
    void noFileAtAllIsRefused() {
        assertTrue(refusal(Pem::trust).startsWith("trust is read from at least one file; given: none"));
    }

    @Test
    @SeedRow("H12")
    @Fact("F102")
    void anEmptyFileIsRefused() throws IOException {
        Path empty = Files.writeString(file("empty.pem"), "");
        assertEquals(
                empty + ": expected PEM, found nothing: it is empty; write it again", refusal(() -> Pem.trust(empty)));
    }

    @Test
    @SeedRow("H5")
    @Fact("F105")
    void trustThatIsAddedLaterCountsForWhatIsBuiltThen() {
        Context stranger = Context.client().engine(OpenSsl.engine()).build();
        Context friend = stranger.toBuilder().trust(CA).build();
        assertThat(Loopback.between(friend, aServer().build()).handshake()).succeeded();
    }

    @Test
    @SeedRow("H5")
    void aContextStaysAsItIsWhenAnotherIsBuiltFromIt() {
        Context stranger = Context.client().engine(OpenSsl.engine()).build();
        stranger.toBuilder().trust(CA).build();
        assertThat(Loopback.between(stranger, aServer().build()).handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }
}
