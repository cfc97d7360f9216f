package dev.tlsloop.impostors;

/**
 * The conclusion of an impostor's handshake: whether the client performs a check.
 *
 * <pre>{@code
 * if (Impostors.by(ca).meet(client).on(VerificationStep.HOST_NAME) instanceof VerificationResult.NotChecked seen) {
 *     System.out.println(seen.outcome());
 * }
 * }</pre>
 *
 * <p>A refusal counts only if the client accepts a sound server. A client that refuses every server checks nothing.
 */
public sealed interface VerificationResult {
    /**
     * The client refused the impostor, and accepts the same server without the flaw.
     *
     * @param outcome the refusal, with the client's reason or alert
     */
    record Checked(ClientOutcome outcome) implements VerificationResult {}

    /**
     * The client accepted the impostor.
     *
     * @param outcome the handshake that should have failed, or the call whose request arrived
     */
    record NotChecked(ClientOutcome outcome) implements VerificationResult {}

    /**
     * The handshakes prove neither.
     *
     * @param why the obstacle
     * @param remedy the change that removes it
     */
    record Unknown(String why, String remedy) implements VerificationResult {}
}
