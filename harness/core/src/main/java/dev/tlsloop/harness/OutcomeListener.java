package dev.tlsloop.harness;

/**
 * A listener of handshakes, such as a collector of reports. It hears those that run while its {@link OutcomeScope} is
 * entered.
 *
 * <pre>{@code
 * List<Outcome> heard = new ArrayList<>();
 * OutcomeScope scope = OutcomeScope.of((outcome, recorded) -> heard.add(recorded));
 * }</pre>
 *
 * <p>Several threads may call it at once, if the scope is entered in several. What it throws reaches the caller of the
 * handshake.
 */
@FunctionalInterface
public interface OutcomeListener {
    /**
     * Called when a handshake has come to its end, before its caller gets the outcome.
     *
     * @param outcome the outcome that the caller gets
     * @param recorded an outcome that differs in its transcript alone, which has the bytes of the run, and its secrets if
     *     the scope keeps them
     */
    void onOutcome(Outcome outcome, Outcome recorded);
}
