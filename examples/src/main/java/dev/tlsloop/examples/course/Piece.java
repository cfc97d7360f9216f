package dev.tlsloop.examples.course;

import dev.tlsloop.Availability;
import dev.tlsloop.Engine;
import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * One piece of a lesson's code, which passes or fails as the lesson says.
 *
 * @param name the name of its method in the lesson's file
 * @param code the method
 * @param failure what the report says after "but"; empty for code that passes
 * @param engine the engine that it needs besides the JDK's
 */
public record Piece(String name, Code code, Optional<String> failure, Optional<Engine> engine) {
    /** A method of a lesson. */
    public interface Code {
        /** Runs the method. */
        Findings run() throws GeneralSecurityException;
    }

    /** A piece and what came of it; the report is the message of its failed assertion. */
    record Played(Piece piece, Findings findings, Optional<String> report) {}

    /** The sentence that says which engine is missing here; empty if the code can run. */
    public Optional<String> obstacle() {
        return engine.flatMap(needed -> needed.availability() instanceof Availability.Missing missing
                ? Optional.of("This needs the engine " + needed.name() + ", which is missing here: " + missing.why()
                        + "; " + missing.remedy() + ".")
                : Optional.empty());
    }

    /**
     * Runs the code.
     *
     * @throws AssertionError if it passes or fails otherwise than the lesson says
     */
    Played play() {
        try {
            Played passed = new Played(this, code.run(), Optional.empty());
            if (failure.isPresent()) {
                throw new AssertionError(name + " passes; expected: " + failure.get());
            }
            return passed;
        } catch (OutcomeAssertionError e) {
            String report = String.valueOf(e.getMessage());
            if (failure.isEmpty() || !because(report).equals(failure.get())) {
                throw e;
            }
            return new Played(this, Findings.of(e.outcome().orElseThrow()), Optional.of(report));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " needs an algorithm that this JDK lacks: " + e.getMessage(), e);
        }
    }

    private static String because(String report) {
        return report.lines()
                .filter(line -> line.startsWith("but "))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
