package dev.tlsloop.harness.failure;

import dev.tlsloop.harness.Outcome;

/**
 * A handshake of a failed test.
 *
 * @param title its place among the handshakes of the test, such as {@code handshake 2 of 3}
 * @param outcome its outcome, with as much of the bytes as was kept
 */
public record ReportedRun(String title, Outcome outcome) {}
