package dev.tlsloop.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.report.fields.Field;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.wire.Protection;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;

/** The object of one line of the ladder. */
final class StepWriter {
    private static final HexFormat HEX = HexFormat.of();

    private final JsonGenerator json;

    StepWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Step step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", step.number());
        json.writeStringField("side", step.side().toString());
        json.writeStringField("kind", step.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", step.name());
        if (step.protection() != Protection.NONE) {
            json.writeStringField("keys", step.protection().name().toLowerCase(Locale.ROOT));
        }
        json.writeFieldName("details");
        json.writeArray(step.details().toArray(String[]::new), 0, step.details().size());
        json.writeNumberField("size", step.size());
        if (step.bytes().isPresent()) {
            LineBytes bytes = step.bytes().get();
            if (bytes.plain().length > 0) {
                json.writeStringField("plain", HEX.formatHex(bytes.plain()));
            }
            json.writeStringField("sent", HEX.formatHex(bytes.sent()));
        }
        writeFields(step.fields());
        json.writeEndObject();
    }

    private void writeFields(Iterable<Field> fields) throws IOException {
        json.writeArrayFieldStart("fields");
        for (Field field : fields) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            if (!field.value().isEmpty()) {
                json.writeStringField("value", field.value());
            }
            json.writeNumberField("offset", field.offset());
            json.writeNumberField("length", field.length());
            if (!field.parts().isEmpty()) {
                writeFields(field.parts());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
