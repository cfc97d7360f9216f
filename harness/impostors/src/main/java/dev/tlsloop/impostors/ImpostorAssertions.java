package dev.tlsloop.impostors;

/**
 * The entry point of assertions about a report; import {@link #assertThat} statically.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).verifies();
 * }</pre>
 *
 * <p>A failure is an {@link AssertionError} with the expectation and the client's result for each impostor. The assertions
 * need no test framework. For outcomes see {@link dev.tlsloop.harness.assertion.TlsAssertions}.
 */
public final class ImpostorAssertions {
    private ImpostorAssertions() {}

    /** Starts an assertion about that report; it checks nothing yet. */
    public static ReportAssert assertThat(ImpostorReport report) {
        return new ReportAssert(report);
    }
}
