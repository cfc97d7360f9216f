package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Alert;
import dev.tlsloop.Reason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the numbers in the exception messages of other engines: BoringSSL's packed error code, passed on by Conscrypt
 * and Netty, and Bouncy Castle's alert. Numbers are an interface; words may change.
 *
 * @see <a href="https://commondatastorage.googleapis.com/chromium-boringssl-docs/err.h.html">BoringSSL, err.h</a>
 */
public final class NativeErrorCodes {
    private static final Pattern BORINGSSL = Pattern.compile("error:1([0-9a-f]{7}):SSL routines");
    private static final Pattern BOUNCY_CASTLE = Pattern.compile("\\((\\d{1,3})\\)");
    private static final String HEARD = "org.bouncycastle.tls.TlsFatalAlertReceived";
    private static final String SENT = "org.bouncycastle.tls.TlsFatalAlert";
    private static final int REASON_BITS = 0xFFF;
    /** BoringSSL's reasons from here on are alerts of the peer. */
    private static final int ALERTS = 1000;

    private static final int PEER_DID_NOT_RETURN_A_CERTIFICATE = 192;

    private NativeErrorCodes() {}

    /** The peer's alert that this exception, or a cause of it, reports. */
    static Optional<Alert> receivedAlert(Throwable e) {
        return ExceptionCauses.of(e).flatMap(t -> receivedIn(t).stream()).findFirst();
    }

    /** The alert that was sent for the fault that this exception, or a cause of it, reports. */
    static Optional<Alert> sent(Throwable e) {
        return ExceptionCauses.of(e).flatMap(t -> alertOf(t, SENT).stream()).findFirst();
    }

    /** The reason that a number stands for. */
    public static Optional<Reason> reason(Throwable e) {
        return ExceptionCauses.of(e)
                        .anyMatch(t -> boringReason(t).equals(OptionalInt.of(PEER_DID_NOT_RETURN_A_CERTIFICATE)))
                ? Optional.of(Reason.NO_CERTIFICATE)
                : Optional.empty();
    }

    private static Optional<Alert> receivedIn(Throwable t) {
        OptionalInt reason = boringReason(t);
        return reason.isPresent() && reason.getAsInt() > ALERTS
                ? Optional.of(new Alert(reason.getAsInt() - ALERTS))
                : alertOf(t, HEARD);
    }

    private static OptionalInt boringReason(Throwable t) {
        Matcher code = BORINGSSL.matcher(String.valueOf(t.getMessage()));
        return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1), 16) & REASON_BITS) : OptionalInt.empty();
    }

    private static Optional<Alert> alertOf(Throwable t, String type) {
        Matcher number = BOUNCY_CASTLE.matcher(String.valueOf(t.getMessage()));
        return t.getClass().getName().equals(type) && number.find()
                ? Optional.of(new Alert(Integer.parseInt(number.group(1))))
                : Optional.empty();
    }
}
