package dev.tlsloop.impostors;

import dev.tlsloop.harness.Outcome;

/**
 * Whether a client looked at something, as far as what it did with an impostor shows it.
 *
 * <pre>{@code
 * if (Impostors.by(ca).meet(client).on(VerificationStep.HOST_NAME) instanceof Verdict.NotChecked seen) {
 *     System.out.println(seen.outcome());
 * }
 * }</pre>
 *
 * <p>A refusal counts only beside a sound server that the same client accepts: who refuses everybody checks nothing.
 */
public sealed interface VerificationResult {
    /**
     * The client refused the impostor, and accepts the same server without what is wrong with it.
     *
     * @param outcome the refusal; its reason is the client's own
     */
    record Checked(Outcome.Refused outcome) implements VerificationResult {}

    /**
     * The client accepted the impostor.
     *
     * @param outcome the handshake that should not have succeeded
     */
    record NotChecked(Outcome.Success outcome) implements VerificationResult {}

    /**
     * Nothing can be said.
     *
     * @param why what stands in the way
     * @param remedy what to give or to change, so that it can be said
     */
    record Unknown(String why, String remedy) implements VerificationResult {}
}
