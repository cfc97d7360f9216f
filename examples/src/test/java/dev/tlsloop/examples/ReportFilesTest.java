package dev.tlsloop.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the command line writes beside its text. */
class ReportFilesTest {
    @TempDir
    private Path folder;

    private static CommandRun run(Object... arguments) {
        return CommandRun.plain(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachJourneyHasAPage() throws IOException {
        run("first-success", "mutual-tls", "--html", folder.resolve("new/pages"));
        assertEquals(List.of("first-success.html", "mutual-tls.html"), names(folder.resolve("new/pages")));
    }

    @Test
    void thePathOfAPageIsPrinted() {
        String out = run("first-success", "--html", folder).out();
        assertTrue(out.lines().anyMatch(("wrote " + folder.resolve("first-success.html"))::equals), out);
    }

    @Test
    void aPageHasTheClaimsOfItsJourney() throws IOException {
        run("mutual-tls", "--html", folder);
        String page = Files.readString(folder.resolve("mutual-tls.html"));
        assertTrue(page.contains("{CertificateRequest}"), page);
    }

    @Test
    void aPageOfTheUsersFilesIsNamedAfterTheCertificate() throws IOException {
        Authority ca = Authority.create();
        Path server = Files.writeString(folder.resolve("server.pem"), Pem.text(ca.issue("a.test")));
        Path anchor = Files.writeString(folder.resolve("ca.pem"), Pem.text(ca));
        run("--cert", server, "--ca", anchor, "--html", folder);
        assertTrue(names(folder).contains("server.html"));
    }

    @Test
    void theCaptureHasTheSecrets() throws IOException {
        Path file = folder.resolve("all.pcapng");
        run("first-success", "--pcapng", file);
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "));
    }

    @Test
    void theJsonHasEachHandshake() throws IOException {
        Path file = folder.resolve("all.json");
        run("first-success", "--json", file);
        assertEquals(2, Files.readString(file).split("\"verdict\"", -1).length - 1);
    }

    @Test
    void mermaidPrintsADiagramOfEachHandshake() {
        String out = run("first-success", "--mermaid").out();
        assertEquals(2, out.lines().filter("sequenceDiagram"::equals).count());
    }

    @Test
    void withoutTheOptionsNothingIsWritten() {
        String out = run("first-success").out();
        assertTrue(out.lines().noneMatch(line -> line.startsWith("wrote ") || line.equals("sequenceDiagram")), out);
    }

    @Test
    void aFileInAFolderThatIsMissingExitsWithTwo() {
        Path file = folder.resolve("missing/all.json");
        CommandRun run = run("first-success", "--json", file);
        assertEquals(
                new CommandRun(
                        2,
                        run.out(),
                        "a report cannot be written (java.nio.file.NoSuchFileException: " + file
                                + "); give a file in a folder that exists and is writable" + System.lineSeparator()),
                run);
    }
}
