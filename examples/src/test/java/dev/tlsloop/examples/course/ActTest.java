package dev.tlsloop.examples.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A piece of a lesson's code, which must come out as the lesson says. */
class ActTest {
    private static final String UNTRUSTED = "it failed on the client because UNKNOWN_ISSUER";

    private static Act act(Act.Code code, String... failure) {
        return new Act(
                "act", code, Optional.of(failure).filter(f -> f.length > 0).map(f -> f[0]), Optional.empty());
    }

    @Test
    void codeThatFailsAsAnnouncedHasAReport() {
        String report = act(Stubs::withoutTrust, UNTRUSTED).play().report().orElse("");

        assertTrue(report.contains("but        : " + UNTRUSTED), report);
    }

    @Test
    void codeThatFailsForAnotherReasonIsAnError() {
        Act act = act(Stubs::withoutTrust, "it failed on the client because NAME_MISMATCH");

        assertThrows(OutcomeAssertionError.class, act::play);
    }

    @Test
    void codeThatFailsUnannouncedIsAnError() {
        assertThrows(OutcomeAssertionError.class, act(Stubs::withoutTrust)::play);
    }

    @Test
    void codeThatPassesUnannouncedIsAnError() {
        AssertionError error = assertThrows(AssertionError.class, act(Stubs::trusting, UNTRUSTED)::play);

        assertEquals("act passes; expected: " + UNTRUSTED, error.getMessage());
    }

    @Test
    void aMissingEngineIsOneSentence() {
        Act act = new Act("act", Stubs::trusting, Optional.empty(), Optional.of(new Stubs.Absent()));

        assertEquals(
                Optional.of("This needs the engine absent, which is missing here: there is no libabsent; install it."),
                act.obstacle());
    }
}
