package dev.tlsloop.impostors;

/**
 * Where assertions about a report start; import {@link #assertThat} statically.
 *
 * <pre>{@code
 * assertThat(Impostors.by(ca).meet(client)).verifies();
 * }</pre>
 *
 * <p>What fails is an {@link AssertionError} that tells what was expected and what the client did with each impostor. It
 * needs no test framework. For outcomes see {@link dev.tlsloop.harness.assertion.TlsAssertions}.
 */
public final class ImpostorAssertions {
    private ImpostorAssertions() {}

    /** Starts a sentence about that report; it asserts nothing yet. */
    public static ReportAssert assertThat(ImpostorReport report) {
        return new ReportAssert(report);
    }
}
