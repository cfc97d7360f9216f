package dev.tlsloop;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reason why a connection ended before or instead of being established, as one side reports it.
 *
 * <p>{@link #reportedByPeer} tells two kinds apart. If it is {@code false}, this side found the fault itself. If it is
 * {@code true}, the peer reported the fault, and the reason says no more than its alert. Components may be added in later
 * releases; start from {@link #of} or {@link #reportedByPeer(Alert)}.
 *
 * @param reason the reason, the same on every engine
 * @param alert the alert that this side sent or received; empty if it is not known
 * @param reportedByPeer whether the peer reported the fault, rather than this side found it
 * @param depth the place of the fault in the peer's chain, 0 being the leaf
 * @param certificate the certificate at fault
 * @param mismatch both lists, if they have nothing in common
 * @param detail the engine's own message
 * @param errors the engine's error queue, oldest entry first; empty if it keeps none
 * @param cause the exception that the engine or a callback threw
 * @param revocationCheck the revocation check that failed; empty if the reason is another one
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

    /** A refusal by this side, with nothing but a reason and a detail. */
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

    /** A refusal by the peer, with the reason that its alert stands for, else OTHER. */
    public static Refusal reportedByPeer(Alert alert) {
        return new Refusal(
                AlertReasons.of(alert),
                Optional.of(alert),
                true,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                REPORTED + alert,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A refusal by a callback that threw: {@link Reason#REJECTED_BY_CALLBACK} with the exception as its cause. The detail
     * has the text of the exception, or its class if the exception cannot form its text.
     *
     * @param callback the callback, such as {@code verify callback}
     * @param thrown any exception, checked or not
     * @throws Error the given one, because an Error is about the test and not about the peer
     */
    public static Refusal thrownBy(String callback, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return of(Reason.REJECTED_BY_CALLBACK, "the " + callback + " threw " + textOf(thrown))
                .withCause(thrown);
    }

    /** Returns a copy with the reason that later evidence gave. */
    public Refusal withReason(Reason known) {
        return new Refusal(
                known, alert, reportedByPeer, depth, certificate, mismatch, detail, errors, cause, revocationCheck);
    }

    /** Returns a copy with another detail. */
    public Refusal withDetail(String text) {
        return new Refusal(
                reason, alert, reportedByPeer, depth, certificate, mismatch, text, errors, cause, revocationCheck);
    }

    /** Returns a copy with the alert that this side sent. */
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

    /** Returns a copy with the place in the peer's chain, 0 being the leaf, and the certificate there. */
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

    /** Returns a copy with the two lists, which have nothing in common. */
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

    /** Returns a copy with the exception that was thrown. */
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

    /** Returns a copy with the engine's error queue, oldest entry first. */
    public Refusal withErrors(List<ErrorEntry> queue) {
        return new Refusal(
                reason, alert, reportedByPeer, depth, certificate, mismatch, detail, queue, cause, revocationCheck);
    }

    /** Returns a copy with the revocation check that failed. */
    public Refusal withRevocationCheck(Revocation check) {
        return new Refusal(
                reason, alert, reportedByPeer, depth, certificate, mismatch, detail, errors, cause, Optional.of(check));
    }

    /**
     * One line without the exception and the error queue, such as {@code CERTIFICATE_EXPIRED at depth 1
     * (CN=Intermediate), alert certificate_expired (45): NotAfter: ...}.
     */
    @Override
    public String toString() {
        return reason
                + revocationCheck.map(check -> " by " + check).orElse("")
                + (depth.isPresent() ? " at depth " + depth.getAsInt() : "")
                + certificate.map(at -> " (" + CertificateName.of(at) + ")").orElse("")
                + mismatch.map(lists -> " (" + lists + ")").orElse("")
                + alert.map(sent -> ", alert " + sent).orElse("")
                + (reportedByPeer ? " from the peer" : "")
                + (isRepeated() ? "" : ": " + detail.strip().replaceAll("\\s+", " "));
    }

    private static String textOf(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (Throwable e) {
            return thrown.getClass().getName() + ", which has no text because its toString() threw "
                    + e.getClass().getName();
        }
    }

    private boolean isRepeated() {
        return detail.isBlank()
                || reportedByPeer && alert.map(sent -> REPORTED + sent).equals(Optional.of(detail));
    }

    private static final String REPORTED = "the peer sent ";
}
