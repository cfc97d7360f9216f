package dev.tlsloop.impostors;

/**
 * The result of a client for one impostor.
 *
 * <pre>{@code
 * for (ImpostorResult met : Impostors.by(ca).meet(client).encounters()) {
 *     System.out.println(met.impostor().description() + ": " + met.result());
 * }
 * }</pre>
 *
 * @param impostor the impostor
 * @param result the conclusion about the client
 */
public record ImpostorResult(Impostor impostor, VerificationResult result) {}
