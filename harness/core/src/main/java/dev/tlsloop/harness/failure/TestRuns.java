package dev.tlsloop.harness.failure;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.OutcomeListener;
import dev.tlsloop.harness.OutcomeScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The handshakes of one test invocation, of which a failure writes a report. An extension of a test framework has one for
 * each invocation.
 *
 * <pre>{@code
 * TestRuns runs = TestRuns.begin();
 * try (OutcomeScope.Entry entry = runs.enter()) {
 *     assertThat(Loopback.between(client, server).handshake()).succeeded();
 * } catch (AssertionError failure) {
 *     runs.failed(new TestName("com.example.HandshakeTest", "refuses", ""), failure);
 *     throw failure;
 * }
 * }</pre>
 *
 * <p>It keeps the last {@value #MOST_RUNS} handshakes. Several threads may use it.
 */
public final class TestRuns implements OutcomeListener {
    /** The most handshakes in a report; of more, the last. */
    public static final int MOST_RUNS = 20;

    private final Deque<Heard> heard = new ArrayDeque<>();
    private final OutcomeScope scope;
    private int omitted;
    private boolean reported;

    private TestRuns(boolean withSecrets) {
        OutcomeScope keepingBytes = OutcomeScope.of(this);
        this.scope = withSecrets ? keepingBytes.withSecrets() : keepingBytes;
    }

    /**
     * Begins without a handshake. With the system property {@code tlsloop.reports=full} the runs keep their secrets.
     *
     * @throws IllegalArgumentException for another value of that property
     */
    public static TestRuns begin() {
        String mode = System.getProperty("tlsloop.reports", "");
        if (!mode.isEmpty() && !mode.equals("full")) {
            throw new IllegalArgumentException("the system property tlsloop.reports is \"" + mode
                    + "\"; set it to full for reports with secrets, or leave it out");
        }
        return new TestRuns(mode.equals("full"));
    }

    /** Listens to the handshakes of this thread until the entry is closed. */
    public OutcomeScope.Entry enter() {
        return scope.enter();
    }

    /** Called by the scope. */
    @Override
    public synchronized void onOutcome(Outcome outcome, Outcome recorded) {
        if (heard.stream().anyMatch(run -> run.isOf(outcome))) {
            return;
        }
        heard.add(new Heard(outcome, recorded));
        if (heard.size() > MOST_RUNS) {
            heard.remove();
            omitted++;
        }
    }

    /**
     * Writes the report and the capture of the handshakes, and adds a suppressed exception with their paths to the failure.
     * It does nothing for a test without a handshake, and on the second call. Problems with the files are a suppressed
     * exception as well.
     */
    public synchronized void failed(TestName test, Throwable failure) {
        List<Outcome> asserted = AssertedOutcomes.in(failure);
        asserted.forEach(outcome -> onOutcome(outcome, outcome));
        if (heard.isEmpty() || reported) {
            return;
        }
        reported = true;
        try {
            List<Path> files = ReportFiles.write(test, titled(asserted));
            String places = "the handshakes of " + test + " are in "
                    + String.join(" and ", files.stream().map(Path::toString).toList());
            System.err.println("tlsloop: " + places);
            failure.addSuppressed(new TlsReport(places, null));
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(new TlsReport("no report of " + test + " could be written", e));
        }
    }

    private List<ReportedRun> titled(List<Outcome> asserted) {
        List<ReportedRun> runs = new ArrayList<>();
        int number = omitted;
        for (Heard run : heard) {
            number++;
            boolean isAsserted = asserted.stream().anyMatch(run::isOf);
            String title = "handshake " + number + " of " + (omitted + heard.size());
            runs.add(new ReportedRun(isAsserted ? title + ", of the failed assertion" : title, run.recorded()));
        }
        return runs;
    }

    /** An outcome as the test got it, and with the bytes that were kept. */
    private record Heard(Outcome outcome, Outcome recorded) {
        boolean isOf(Outcome other) {
            return outcome == other;
        }
    }
}
