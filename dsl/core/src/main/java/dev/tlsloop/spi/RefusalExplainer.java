package dev.tlsloop.spi;

import dev.tlsloop.Alert;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Adds what the clear part of a handshake tells about a refusal that an engine could not place by itself. */
final class RefusalExplainer {
    /** What engines say of a hello that they have nothing in common with. */
    private static final Set<Reason> UNPLACED = EnumSet.of(
            Reason.OTHER,
            Reason.UNEXPECTED_MESSAGE,
            Reason.ILLEGAL_MESSAGE,
            Reason.NO_COMMON_VERSION,
            Reason.NO_COMMON_CIPHER,
            Reason.NO_COMMON_GROUP,
            Reason.NO_COMMON_SIGNATURE_ALGORITHM);

    private RefusalExplainer() {}

    /** What a side finds whose input ended, by close_notify or without one, in the middle of the handshake. */
    static Refusal ofEarlyEnd(IoStatus how, int unread) {
        String what = how == IoStatus.CLOSED ? "the peer sent close_notify" : "the input ended";
        String rest = unread == 0 ? "" : ", with " + unread + " bytes of an incomplete record";
        return Refusal.of(Reason.CLOSED_EARLY, what + " in the middle of the handshake" + rest);
    }

    static Refusal of(Refusal engines, Side side, ClearHandshakeReader hellos, ConnectionCore core) {
        if (engines.reportedByPeer()) {
            return engines;
        }
        // RFC 8446, 5: a client may still send alerts in the clear where a server expects none, and fails on the
        // record.
        Optional<Alert> told = hellos.fatalAlertFrom(side.peer());
        if (told.isPresent()) {
            return Refusal.reportedByPeer(told.get()).withErrors(engines.errors());
        }
        Refusal known = engines.alert().isPresent()
                ? engines
                : hellos.alertFrom(side).map(engines::withAlert).orElse(engines);
        if (known.reason() == Reason.OTHER && hellos.isStranger(side.peer())) {
            return known.withReason(Reason.BAD_RECORD);
        }
        if (!UNPLACED.contains(known.reason())) {
            return known;
        }
        Refusal placed = known.reason() == Reason.OTHER
                ? known.withReason(known.alert().map(Reason::saidBy).orElse(Reason.OTHER))
                : known;
        return side == Side.SERVER
                ? nothingInCommon(hellos, core).map(n -> merge(placed, n)).orElse(placed)
                : placed;
    }

    private static Optional<Refusal> nothingInCommon(ClearHandshakeReader hellos, ConnectionCore core) {
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
