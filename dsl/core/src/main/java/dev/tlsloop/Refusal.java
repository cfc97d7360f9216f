package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a connection ended before or instead of being established, as one side saw it.
 *
 * <p>{@link #reportedByPeer} tells the two kinds apart: {@code false} is first hand, this side found the fault; {@code true}
 * means that the peer told it, and the reason is no more than what the alert says. Components may be added in later
 * releases; start from {@link #of} or {@link #reportedByPeer(Alert)}.
 *
 * @param reason why, the same on every engine
 * @param alert the alert that was sent, or was heard; empty where it is not known
 * @param reportedByPeer whether the peer told us, rather than we found it
 * @param depth where in the peer's chain the fault is, 0 being the leaf
 * @param certificate the certificate at fault
 * @param mismatch both offers, where nothing was in common
 * @param detail what the engine said, in its own words
 * @param errors the engine's error queue, oldest entry first; empty where it keeps none
 * @param cause what was thrown, by the engine or by a callback
 * @param revocationCheck the check of revocation that found it; empty where it was found otherwise
 */
public record Refusal(
        Reason reason,
        Optional<Alert> alert,
        boolean reportedByPeer,
        OptionalInt depth,
        Optional<X509Certificate> certificate,
        Optional<NegotiationMismatch> mismatch,
        String detail,
        List<ErrorEntry> errors,
        Optional<Throwable> cause,
        Optional<Revocation> revocationCheck) {
    public Refusal {
        errors = List.copyOf(errors);
    }

    /** A first-hand refusal of which no more than reason and detail is known. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(
                reason,
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                detail,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What a side knows that only heard an alert: the reason is as much as the alert says, else OTHER. */
    public static Refusal reportedByPeer(Alert alert) {
        return new Refusal(
                AlertReasons.of(alert),
                Optional.of(alert),
                true,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                "the peer sent " + alert,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same for a reason that later evidence made out. */
    public Refusal withReason(Reason known) {
        return new Refusal(
                known, alert, reportedByPeer, depth, certificate, mismatch, detail, errors, cause, revocationCheck);
    }

    /** The same with the alert that was sent. */
    public Refusal withAlert(Alert sent) {
        return new Refusal(
                reason,
                Optional.of(sent),
                reportedByPeer,
                depth,
                certificate,
                mismatch,
                detail,
                errors,
                cause,
                revocationCheck);
    }

    /** The same with the place in the peer's chain, 0 being the leaf, and the certificate there. */
    public Refusal withCertificate(int depthInChain, X509Certificate atFault) {
        return new Refusal(
                reason,
                alert,
                reportedByPeer,
                OptionalInt.of(depthInChain),
                Optional.of(atFault),
                mismatch,
                detail,
                errors,
                cause,
                revocationCheck);
    }

    /** The same with both offers, which have nothing in common. */
    public Refusal withMismatch(NegotiationMismatch nothingInCommon) {
        return new Refusal(
                reason,
                alert,
                reportedByPeer,
                depth,
                certificate,
                Optional.of(nothingInCommon),
                detail,
                errors,
                cause,
                revocationCheck);
    }

    /** The same with what was thrown. */
    public Refusal withCause(Throwable thrown) {
        return new Refusal(
                reason,
                alert,
                reportedByPeer,
                depth,
                certificate,
                mismatch,
                detail,
                errors,
                Optional.of(thrown),
                revocationCheck);
    }

    /** The same with what the engine's error queue held, oldest entry first. */
    public Refusal withErrors(List<ErrorEntry> queue) {
        return new Refusal(
                reason, alert, reportedByPeer, depth, certificate, mismatch, detail, queue, cause, revocationCheck);
    }

    /** The same for what a check of revocation found. */
    public Refusal withRevocationCheck(Revocation check) {
        return new Refusal(
                reason, alert, reportedByPeer, depth, certificate, mismatch, detail, errors, cause, Optional.of(check));
    }
}
