package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.json.Handshakes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One handshake or several as JSON, for programs: the verdict, what was negotiated and offered, and the messages with their
 * fields and bytes.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * JsonReport.of("a broken chain", outcome).writeTo(Path.of("target/handshake.json"));
 * }</pre>
 *
 * <p>{@link #schema} describes the document. Its {@code version} is 1, and a later one may add members; it grows only if a
 * member goes or changes its meaning. The text is ASCII, so that no name of a peer hides another text. It has no clock, and
 * is immutable. It is not a capture: {@code outcome.capture()} is.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>
 */
public final class JsonReport {
    private static final String SCHEMA = "handshakes.schema.json";

    private final List<Map.Entry<String, Outcome>> handshakes;

    private JsonReport(List<Map.Entry<String, Outcome>> handshakes) {
        this.handshakes = List.copyOf(handshakes);
    }

    /** A document without a handshake; {@link #and} adds them. */
    public static JsonReport empty() {
        return new JsonReport(List.of());
    }

    /** A document of one handshake, with an empty title. */
    public static JsonReport of(Outcome outcome) {
        return empty().and("", outcome);
    }

    /** A document of one handshake with a title, such as the name of a test; {@link #and} adds more. */
    public static JsonReport of(String title, Outcome outcome) {
        return empty().and(title, outcome);
    }

    /** Returns a copy with one more handshake. */
    public JsonReport and(String title, Outcome outcome) {
        Objects.requireNonNull(title, "the title of a handshake is null; give a text, such as the test's name");
        Objects.requireNonNull(outcome, "the outcome of a handshake is null; give that of a run");
        List<Map.Entry<String, Outcome>> more = new ArrayList<>(handshakes);
        more.add(Map.entry(title, outcome));
        return new JsonReport(more);
    }

    /** The document. */
    public String json() {
        return Handshakes.json(handshakes);
    }

    /**
     * Writes the document in UTF-8, over a file that exists.
     *
     * @return the file
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public Path writeTo(Path file) throws IOException {
        return Files.writeString(file, json());
    }

    /** The JSON Schema of the document. */
    public static String schema() {
        try (InputStream schema = JsonReport.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(schema, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + SCHEMA + " cannot be read", e);
        }
    }
}
