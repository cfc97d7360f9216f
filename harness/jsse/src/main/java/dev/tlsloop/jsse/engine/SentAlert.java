package dev.tlsloop.jsse.engine;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.jsse.evidence.SunJsseThrower;
import dev.tlsloop.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The alert that an engine sent in the clear when it refused, which SunJSSE 17 does not tell in another way. */
final class SentAlert {
    private static final int LENGTH = 7;

    private SentAlert() {}

    /** In a ServerKeyExchange SunJSSE sends handshake_failure for the signature, and other alerts for other fields. */
    static Refusal specify(Refusal refusal, SSLException e, ByteBuffer output) {
        return refusal.reason() == Reason.OTHER
                        && SunJsseThrower.readKeyExchange(e)
                        && last(output).equals(Optional.of(Alert.HANDSHAKE_FAILURE))
                ? refusal.withReason(Reason.BAD_SIGNATURE)
                : refusal;
    }

    private static Optional<Alert> last(ByteBuffer output) {
        int at = output.limit() - LENGTH;
        boolean isAlert =
                output.remaining() >= LENGTH && output.get(at) == ContentType.ALERT && output.getShort(at + 3) == 2;
        return isAlert ? Optional.of(new Alert(output.get(output.limit() - 1) & 0xFF)) : Optional.empty();
    }
}
