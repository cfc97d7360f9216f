package dev.tlsloop.examples.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A piece of a lesson's code, which must come out as the lesson says. */
class PieceTest {
    private static final String UNTRUSTED = "it failed on the client because UNKNOWN_ISSUER";

    private static Piece piece(Piece.Code code, String... failure) {
        return new Piece(
                "piece", code, Optional.of(failure).filter(f -> f.length > 0).map(f -> f[0]), Optional.empty());
    }

    @Test
    void codeThatFailsAsAnnouncedHasAReport() {
        String report = piece(Stubs::withoutTrust, UNTRUSTED).play().report().orElse("");

        assertTrue(report.contains("but        : " + UNTRUSTED), report);
    }

    @Test
    void codeThatFailsForAnotherReasonIsAnError() {
        Piece piece = piece(Stubs::withoutTrust, "it failed on the client because NAME_MISMATCH");

        assertThrows(OutcomeAssertionError.class, piece::play);
    }

    @Test
    void codeThatFailsUnannouncedIsAnError() {
        assertThrows(OutcomeAssertionError.class, piece(Stubs::withoutTrust)::play);
    }

    @Test
    void codeThatPassesUnannouncedIsAnError() {
        AssertionError error = assertThrows(AssertionError.class, piece(Stubs::trusting, UNTRUSTED)::play);

        assertEquals("piece passes; expected: " + UNTRUSTED, error.getMessage());
    }

    @Test
    void aMissingEngineIsOneSentence() {
        Piece piece = new Piece("piece", Stubs::trusting, Optional.empty(), Optional.of(new Stubs.Absent()));

        assertEquals(
                Optional.of("This needs the engine absent, which is missing here: there is no libabsent; install it."),
                piece.obstacle());
    }
}
