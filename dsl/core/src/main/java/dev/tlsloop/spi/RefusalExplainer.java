package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An explainer of refusals, which completes the engine's reason and alert from the plaintext handshake messages. */
final class RefusalExplainer {
    /** The reasons that engines give for a negotiation mismatch. */
    private static final Set<Reason> AMBIGUOUS = EnumSet.of(
            Reason.OTHER,
            Reason.UNEXPECTED_MESSAGE,
            Reason.ILLEGAL_MESSAGE,
            Reason.NO_COMMON_VERSION,
            Reason.NO_COMMON_CIPHER,
            Reason.NO_COMMON_GROUP,
            Reason.NO_COMMON_SIGNATURE_ALGORITHM);

    private RefusalExplainer() {}

    /** The refusal of a side whose input ended during the handshake, with or without close_notify. */
    static Refusal ofEarlyEnd(IoStatus how, int unread) {
        String what = how == IoStatus.CLOSED ? "the peer sent close_notify" : "the input ended";
        String rest = unread == 0 ? "" : ", with " + unread + " bytes of an incomplete record";
        return Refusal.of(Reason.CLOSED_EARLY, what + " in the middle of the handshake" + rest);
    }

    /** The refusal of a connection whose operation ended with an Error. */
    static Refusal ofError(Error thrown) {
        return Refusal.of(
                        Reason.OTHER,
                        "an Error ended the operation: " + thrown.getClass().getName())
                .withCause(thrown);
    }

    static Refusal of(Refusal engines, Side side, ClearHandshakeReader hellos, ConnectionCore core) {
        if (engines.reportedByPeer()) {
            return engines;
        }
        // A client may still send plaintext alerts that the server cannot decrypt (RFC 8446, 5), and the server
        // then fails on the record.
        Optional<Alert> told = hellos.fatalAlertFrom(side.peer());
        if (told.isPresent()) {
            return Refusal.reportedByPeer(told.get()).withErrors(engines.errors());
        }
        Refusal known = engines.alert().isPresent()
                ? engines
                : hellos.alertFrom(side).map(engines::withAlert).orElse(engines);
        if (known.reason() == Reason.OTHER && hellos.sentNonTls(side.peer())) {
            return known.withReason(Reason.BAD_RECORD);
        }
        if (!AMBIGUOUS.contains(known.reason())) {
            return known;
        }
        Refusal placed = known.reason() == Reason.OTHER
                ? known.withReason(known.alert().map(Reason::saidBy).orElse(Reason.OTHER))
                : known;
        return side == Side.SERVER
                ? mismatch(hellos, core).map(n -> merge(placed, n)).orElse(placed)
                : placed;
    }

    private static Optional<Refusal> mismatch(ClearHandshakeReader hellos, ConnectionCore core) {
        return hellos.clientHello()
                .flatMap(hello -> core.acceptance().flatMap(a -> NegotiationMismatchExplainer.explain(hello, a)));
    }

    private static Refusal merge(Refusal engines, Refusal explanation) {
        return new Refusal(
                explanation.reason(),
                engines.alert(),
                false,
                engines.depth(),
                engines.certificate(),
                explanation.mismatch(),
                explanation.detail() + " (" + engines.detail() + ")",
                engines.errors(),
                engines.cause(),
                engines.revocationCheck());
    }
}
