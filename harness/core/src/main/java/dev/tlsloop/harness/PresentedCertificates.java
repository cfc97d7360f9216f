package dev.tlsloop.harness;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Side;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The certificates of one side of an outcome, from the transcript or from the engine of its peer. */
final class PresentedCertificates {
    private PresentedCertificates() {}

    static List<X509Certificate> of(Outcome outcome, Side presenter) {
        Objects.requireNonNull(presenter, "the side of certificates(side) is null; give Side.CLIENT or Side.SERVER");
        List<X509Certificate> sent = outcome.transcript().certificates(presenter);
        return sent.isEmpty()
                ? seenBy(outcome, presenter.peer())
                        .map(Negotiated::peerChain)
                        .orElseGet(() -> clients(outcome, presenter))
                : sent;
    }

    private static Optional<Negotiated> seenBy(Outcome outcome, Side side) {
        if (outcome instanceof Outcome.Success success) {
            return Optional.of(side == Side.CLIENT ? success.client() : success.server());
        }
        if (outcome instanceof Outcome.Disagreed disagreed) {
            return Optional.of(side == Side.CLIENT ? disagreed.client() : disagreed.server());
        }
        return outcome instanceof Outcome.Refused refused && refused.side() != side
                ? refused.completed()
                : Optional.empty();
    }

    private static List<X509Certificate> clients(Outcome outcome, Side presenter) {
        return presenter == Side.CLIENT && outcome.clientCertificate() instanceof ClientCertificate.Presented presented
                ? presented.chain()
                : List.of();
    }
}
