package dev.tlsloop.harness;

import static dev.tlsloop.harness.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.assertion.Outcomes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
    static List<Arguments> kinds() {
        return List.of(
                Arguments.of("report-success", Outcomes.mutual()),
                Arguments.of("report-expired", Outcomes.expired()),
                Arguments.of("report-late", Outcomes.lateRefusal()),
                Arguments.of("report-stalled", Outcomes.stalled()),
                Arguments.of("report-disagreed", Outcomes.disagreed()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void printsItsReport(String golden, Outcome outcome) throws IOException {
        assertGolden(golden, outcome.toString());
    }

    @Test
    void printsItsReportInAnAssertionOfItsKind() {
        Outcome outcome = Outcomes.expired();

        AssertionError error = assertThrows(
                AssertionError.class, () -> assertInstanceOf(Outcome.Success.class, outcome, outcome::toString));

        assertTrue(error.getMessage().startsWith(outcome + " ==> Unexpected type"), error.getMessage());
    }

    @Test
    void printsItsReportInAnAssertionOfEquality() {
        Outcome outcome = Outcomes.expired();

        AssertionError error = assertThrows(AssertionError.class, () -> assertEquals(Outcomes.stalled(), outcome));

        assertTrue(error.getMessage().endsWith("but was: <" + outcome + ">"), error.getMessage());
    }

    @Test
    void aFactPrintsItsLine() {
        assertEquals("alert: unknown_ca (48)", new Fact("alert", "unknown_ca (48)").toString());
    }
}
