package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Alert;
import dev.tlsloop.ErrorEntry;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.spi.AcceptedParameters;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.BadPaddingException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;

/** The evidence that one connection has besides the exception when its engine refuses. */
public interface RefusalEvidence {
    String ALERTS_OF_SUN_JSSE = "sun.security.ssl.Alert";
    String CERTIFICATE_VERIFY_OF_SUN_JSSE = "sun.security.ssl.CertificateVerify$";

    /** The refusal as a manager, a selector or the settings of this connection already know it. */
    Optional<Refusal> knownRefusal(SSLException e);

    /** The refusal of a manager that threw what it should not. */
    default Optional<Refusal> refusalOfMistake(Exception e) {
        return Optional.empty();
    }

    /** The peer's certificates, as they were presented. */
    List<X509Certificate> peerChain();

    /** The parameters that this side accepts as a server, to explain a negotiation failure. */
    Optional<AcceptedParameters> acceptance();

    /** The refusal behind that exception. */
    default Refusal refusalOf(SSLException e) {
        Optional<Alert> heard = AlertMessageParser.receivedAlert(e);
        if (heard.isPresent()) {
            return Refusal.reportedByPeer(heard.get()).withCause(e).withErrors(entries(e));
        }
        Refusal refusal = refusalOfSignature(e)
                .or(() -> knownRefusal(e))
                .orElseGet(() -> Refusal.of(reasonOf(e), String.valueOf(e.getMessage())));
        Refusal caused = refusal.cause().isPresent() ? refusal : refusal.withCause(e);
        return AlertMessageParser.sent(e).map(caused::withAlert).orElse(caused).withErrors(entries(e));
    }

    /** SunJSSE reports a signature that is not by the key of the certificate as handshake_failure: the thrower tells. */
    private static Optional<Refusal> refusalOfSignature(SSLException e) {
        boolean ofSignature = Stream.of(e.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(CERTIFICATE_VERIFY_OF_SUN_JSSE))
                && !SunJsseThrower.wasSigning(e);
        boolean ofItsForm = AlertMessageParser.sent(e).equals(Optional.of(Alert.ILLEGAL_PARAMETER));
        return ofSignature && !ofItsForm
                ? Optional.of(Refusal.of(Reason.BAD_SIGNATURE, String.valueOf(e.getMessage())))
                : Optional.empty();
    }

    /** JSSE keeps no queue; what it threw, and what that was caused by, is as much, oldest first. */
    private static List<ErrorEntry> entries(SSLException e) {
        List<ErrorEntry> entries = new ArrayList<>();
        ExceptionCauses.of(e)
                .forEach(t -> entries.add(
                        0, new ErrorEntry(t.getClass().getSimpleName(), "", String.valueOf(t.getMessage()))));
        return entries;
    }

    private static Reason reasonOf(SSLException e) {
        Optional<Reason> byThrower = SunJsseThrower.reason(e);
        if (byThrower.isPresent()) {
            return byThrower.get();
        }
        if (ExceptionCauses.of(e).anyMatch(BadPaddingException.class::isInstance)) {
            return Reason.BAD_RECORD;
        }
        if (ExceptionCauses.of(e).anyMatch(SignatureException.class::isInstance)) {
            return Reason.BAD_SIGNATURE;
        }
        if (ExceptionCauses.of(e).anyMatch(CertificateException.class::isInstance)) {
            return Reason.MALFORMED_CERTIFICATE;
        }
        if (AlertMessageParser.sent(e)
                .map(Reason::saidBy)
                .filter(r -> r != Reason.OTHER)
                .isPresent()) {
            return Reason.saidBy(AlertMessageParser.sent(e).get());
        }
        return saysUnexpectedMessage(e)
                ? Reason.UNEXPECTED_MESSAGE
                : SunJsseThrower.reasonWithoutAlert(e).orElse(Reason.OTHER);
    }

    /**
     * SunJSSE makes this exception of that alert alone, and throws the same type by itself for limits of its own and for what
     * it cannot parse: then the alert that it goes on to send says more.
     */
    private static boolean saysUnexpectedMessage(SSLException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e instanceof SSLProtocolException
                && trace.length > 0
                && trace[0].getClassName().equals(ALERTS_OF_SUN_JSSE);
    }
}
