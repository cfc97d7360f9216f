package dev.tlsloop.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The document of one handshake or several. */
public final class Handshakes {
    /** The version of the schema; a change that breaks a reader makes it grow. */
    private static final int VERSION = 1;

    /** All characters are ASCII, so that no name of a peer hides or moves another text. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Handshakes() {}

    /** The text in the order of the entries, which are titles with outcomes. */
    public static String json(List<Map.Entry<String, Outcome>> handshakes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", "tlsloop-handshakes");
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("handshakes");
            for (Map.Entry<String, Outcome> handshake : handshakes) {
                new HandshakeWriter(json).write(handshake.getKey(), handshake.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a writer of characters in memory failed", e);
        }
        return text + "\n";
    }
}
