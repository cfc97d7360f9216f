package dev.tlsloop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonReport.schema(), InputFormat.JSON);

    static Stream<Arguments> samples() {
        return Samples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theDocumentFollowsItsSchema(String title, Outcome outcome) {
        String json = JsonReport.of(title, outcome).json();
        assertEquals(List.of(), errors(json));
    }

    @Test
    void theSchemaAllowsNoOtherMember() {
        String json = JsonReport.of(Samples.success(TlsVersion.TLS_1_3)).json();
        assertFalse(errors(json.replace("\"title\"", "\"titel\"")).isEmpty());
    }

    @Test
    void aRefusalWithoutItsReasonBreaksTheSchema() {
        String json = JsonReport.of(Samples.expired(TlsVersion.TLS_1_3)).json();
        assertFalse(errors(json.replace("\"reason\"", "\"cause\"")).isEmpty());
    }

    @Test
    void severalHandshakesStandInOrder() {
        Outcome outcome = Samples.success(TlsVersion.TLS_1_3);
        String json = JsonReport.of("first", outcome).and("second", outcome).json();
        assertTrue(json.indexOf("\"first\"") < json.indexOf("\"second\""), json);
    }

    @Test
    void equalOutcomesHaveEqualDocuments() {
        Outcome outcome = Samples.mutual(TlsVersion.TLS_1_3);
        assertEquals(JsonReport.of(outcome).json(), JsonReport.of(outcome).json());
    }

    @Test
    void theDocumentIsAsciiWhateverATitleHolds() {
        String json = JsonReport.of("\u202e\u0007<script> \ud83d\ude00 \ud800", Samples.success(TlsVersion.TLS_1_2))
                .json();
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(json));
    }

    @Test
    void theDocumentIsWrittenToAFile(@TempDir Path directory) throws IOException {
        JsonReport report = JsonReport.of(Samples.success(TlsVersion.TLS_1_2));
        Path file = report.writeTo(directory.resolve("handshake.json"));
        assertEquals(report.json(), Files.readString(file));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aMissingOutcomeIsRefusedInASentence() {
        NullPointerException refused = assertThrows(NullPointerException.class, () -> JsonReport.of("title", null));
        assertEquals("the outcome of a handshake is null; give that of a run", refused.getMessage());
    }
}
