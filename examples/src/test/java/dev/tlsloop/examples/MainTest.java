package dev.tlsloop.examples;

import static dev.tlsloop.examples.CommandRun.plain;
import static dev.tlsloop.examples.CommandRun.styled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/** The command line: its output, its error output and its exit code. */
class MainTest {
    private static final String ESCAPE = "\u001B[";
    private static final Authority CA = Authority.create();
    private static final Credential SERVER = CA.issue("a.test");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("chain.pem", Pem.text(SERVER.chain().toArray(X509Certificate[]::new)));
        write("key.pem", Pem.text(SERVER.privateKey()));
        write("both.pem", Pem.text(SERVER));
        write("ca.pem", Pem.text(CA));
        write("stranger.pem", Pem.text(Authority.create("Stranger")));
        write("other-key.pem", Pem.text(CA.issue("b.test").privateKey()));
    }

    @ParameterizedTest
    @EnumSource
    void aJourneyRunsByItsName(Journey journey) {
        CommandRun run = plain(journey.key());

        assertEquals(new CommandRun(0, run.out(), ""), run);
    }

    @Test
    void aNamedJourneyRunsAlone() {
        List<String> titles =
                plain("mutual-tls").out().lines().filter(MainTest::isTitle).toList();

        assertEquals(List.of("mutual-tls: a server that requires client certificates"), titles);
    }

    @Test
    void withoutANameEveryJourneyRuns() {
        long titles = plain().out().lines().filter(MainTest::isTitle).count();

        assertEquals(Journey.values().length, titles);
    }

    @Test
    void aJourneyPrintsDeclarationOutcomeAndTranscript() {
        List<String> keys = plain("first-success")
                .out()
                .lines()
                .filter(line -> line.startsWith("      ") && line.contains(":"))
                .map(line -> line.strip().split("\\s*:")[0])
                .limit(5)
                .toList();

        assertEquals(List.of("client", "server", "result", "engines", "transcript"), keys);
    }

    @Test
    void aJourneyShowsTheEncryptedMessages() {
        assertTrue(plain("first-success").out().contains("{EncryptedExtensions}"));
    }

    @Test
    void aTerminalGetsColour() {
        assertTrue(styled(Ansi.ON, "first-success").out().contains(ESCAPE));
    }

    @Test
    void aPipeGetsNoColour() {
        assertFalse(plain("first-success").out().contains(ESCAPE));
    }

    @Test
    void theHelpNamesEveryJourney() {
        String help = plain("--help").out();

        assertTrue(Stream.of(Journey.values()).allMatch(journey -> help.contains(journey.key())), help);
    }

    @ParameterizedTest
    @MethodSource("verifyingFiles")
    void filesThatVerifyExitWithZero(String arguments) {
        assertEquals(0, plain(inFolder(arguments)).status());
    }

    static Stream<String> verifyingFiles() {
        return Stream.of(
                "--cert chain.pem --key key.pem --ca ca.pem",
                "--cert both.pem --ca ca.pem",
                "--cert both.pem --ca stranger.pem ca.pem",
                "--cert both.pem --ca ca.pem --name a.test");
    }

    @ParameterizedTest
    @MethodSource("failingFiles")
    void filesThatDoNotVerifyExitWithOne(String arguments) {
        assertEquals(1, plain(inFolder(arguments)).status());
    }

    static Stream<String> failingFiles() {
        return Stream.of(
                "--cert both.pem", "--cert both.pem --ca stranger.pem", "--cert both.pem --ca ca.pem --name b.test");
    }

    @Test
    void filesThatDoNotVerifyPrintTheReason() {
        String out = plain(inFolder("--cert both.pem --ca stranger.pem")).out();

        assertTrue(out.contains("it failed on the client because UNKNOWN_ISSUER"), out);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aWrongArgumentPrintsOneSentenceAndExitsWithTwo(String arguments, String description) {
        CommandRun run = plain(inFolder(arguments));

        assertEquals(
                new CommandRun(2, "", description.replace("FOLDER", folder.toString()) + System.lineSeparator()), run);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "mutual-tsl",
                        "there is no journey \"mutual-tsl\"; there are first-success, mutual-tls, server-names,"
                                + " your-own-context, broken-intermediate"),
                Arguments.of("--key key.pem", "--key, --ca and --name go with --cert; add --cert FILE"),
                Arguments.of("--ca ca.pem", "--key, --ca and --name go with --cert; add --cert FILE"),
                Arguments.of(
                        "first-success --cert both.pem",
                        "--cert judges files and runs no journey; leave out first-success"),
                Arguments.of("--cert missing.pem", "FOLDER/missing.pem is not there: expected a file; check the name"),
                Arguments.of(
                        "--cert chain.pem --key other-key.pem",
                        "FOLDER/other-key.pem and FOLDER/chain.pem: the private key (EC) does not belong to the"
                                + " certificate of CN=a.test (EC); give the key that the certificate was issued for"),
                Arguments.of(
                        "--cert chain.pem",
                        "FOLDER/chain.pem: expected a PRIVATE KEY block, found CERTIFICATE (line 1); give the file"
                                + " that holds one"),
                Arguments.of(
                        "--cert both.pem --ca missing.pem",
                        "FOLDER/missing.pem is not there: expected a file; check the name"),
                Arguments.of(
                        "--cert both.pem --ca key.pem",
                        "FOLDER/key.pem: expected a CERTIFICATE block, found PRIVATE KEY (line 1); give the file"
                                + " that holds one"),
                Arguments.of(
                        "--cert both.pem --name .test", "a server name has a label before each dot; given: \".test\""),
                Arguments.of("--colour", "Unknown option: '--colour'"));
    }

    private static boolean isTitle(String line) {
        return Stream.of(Journey.values()).anyMatch(journey -> line.startsWith(journey.key() + ": "));
    }

    private String[] inFolder(String arguments) {
        return Stream.of(arguments.split(" "))
                .map(word -> word.endsWith(".pem") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
