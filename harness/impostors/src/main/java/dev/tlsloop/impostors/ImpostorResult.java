package dev.tlsloop.impostors;

/**
 * One impostor that a client met, and what that says about the client.
 *
 * <pre>{@code
 * for (Encounter met : Impostors.by(ca).meet(client).encounters()) {
 *     System.out.println(met.impostor().sentence() + ": " + met.verdict());
 * }
 * }</pre>
 *
 * @param impostor whom it met, or would have met
 * @param result what that says
 */
public record ImpostorResult(Impostor impostor, VerificationResult result) {}
