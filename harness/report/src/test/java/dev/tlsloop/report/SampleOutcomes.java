package dev.tlsloop.report;

import dev.tlsloop.harness.Outcome;
import java.util.Map;

/** The samples for tests in other packages. */
public final class SampleOutcomes {
    private SampleOutcomes() {}

    /** One handshake of each kind, by a title. */
    public static Map<String, Outcome> all() {
        return Samples.all();
    }
}
