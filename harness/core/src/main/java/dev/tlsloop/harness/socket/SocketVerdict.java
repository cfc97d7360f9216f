package dev.tlsloop.harness.socket;

import dev.tlsloop.Context;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The outcome that follows from what one side saw. A pure and total function.
 *
 * @param status the status of the last operation
 * @param received the bytes of application data of the peer
 * @param closedBy the reason why this side closed the channel, if another thread closed it
 * @param openingOfPeer the first bytes of the peer
 * @param isBroken whether the operating system reported an error
 */
record SocketVerdict(
        Side side,
        IoStatus status,
        Optional<Negotiated> negotiated,
        Optional<Refusal> refusal,
        Optional<Context> context,
        long received,
        Optional<ConnectionEnd> closedBy,
        boolean isBroken,
        ByteBuffer openingOfPeer,
        String engine,
        Transcript transcript) {
    private static final String NO_TLS = "the input is not TLS";

    SocketOutcome outcome() {
        if (negotiated.isEmpty() && startsWithoutTls()) {
            return new SocketOutcome.NotTls(side, input(), engine, transcript);
        }
        if (known().isPresent() && received == 0) {
            Refusal found = withAlert(known().get());
            return found.reportedByPeer()
                    ? new SocketOutcome.RefusedByPeer(side, found, negotiated, engine, transcript)
                    : new SocketOutcome.RefusedPeer(side, found, negotiated, engine, transcript);
        }
        if (negotiated.isPresent()) {
            return new SocketOutcome.Established(side, negotiated.get(), context, received, end(), engine, transcript);
        }
        return new SocketOutcome.Abandoned(side, HandshakeStage.of(side.peer(), transcript), end(), engine, transcript);
    }

    /** The refusal, unless it only says that the stream ended. */
    private Optional<Refusal> known() {
        Optional<Refusal> found = refusal.filter(any -> any.reportedByPeer() || any.reason() != Reason.CLOSED_EARLY);
        return status == IoStatus.REFUSED && refusal.isEmpty()
                ? Optional.of(Refusal.of(Reason.OTHER, "the engine refused and did not say why"))
                : found;
    }

    /** The alert that this side sent is in its transcript, if the engine does not report it and the transcript shows it. */
    private Refusal withAlert(Refusal found) {
        return found.alert().isPresent()
                ? found
                : transcript.clearAlert(side).map(found::withAlert).orElse(found);
    }

    /** Whether the first bytes of the peer are not a TLS record. */
    private boolean startsWithoutTls() {
        return transcript.entries().stream()
                .filter(line -> line.side() == side.peer())
                .findFirst()
                .filter(line -> line.event() instanceof Event.NotTls)
                .isPresent();
    }

    private String input() {
        ParseResult<?> hello = side == Side.SERVER ? ClientHello.read(openingOfPeer) : ServerHello.read(openingOfPeer);
        return hello instanceof ParseResult.Malformed<?> malformed ? malformed.why() : NO_TLS;
    }

    private ConnectionEnd end() {
        return switch (status) {
            case CLOSED -> ConnectionEnd.CLOSE_NOTIFY;
            case REFUSED -> known().isPresent() ? ConnectionEnd.REFUSED : streamEnd();
            case EOF -> streamEnd();
            default -> closedBy.orElse(ConnectionEnd.CLOSED_HERE);
        };
    }

    private ConnectionEnd streamEnd() {
        return closedBy.orElse(isBroken ? ConnectionEnd.BROKEN : ConnectionEnd.END_OF_STREAM);
    }
}
