package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Alert;
import dev.tlsloop.Connection;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Infers that a server which requires a client certificate received none: it had sent its ServerHello, and SunJSSE
 * gives no cause. A negotiation failure has the same type, but comes before the ServerHello.
 */
public final class MissingClientCertificateInference {
    private MissingClientCertificateInference() {}

    /** The refusal, on a server that insists and to whom no chain was presented. */
    public static Optional<Refusal> refusal(SSLException e, Connection connection) {
        boolean answered = connection.serverRandom().isPresent();
        return answered && (isWithoutCause(e) || saysFailureAlone(e))
                ? Optional.of(Refusal.of(
                        Reason.NO_CERTIFICATE,
                        "a client certificate is required, and none came (" + e.getMessage() + ")"))
                : Optional.empty();
    }

    private static boolean isWithoutCause(SSLException e) {
        return e instanceof SSLHandshakeException && e.getCause() == null;
    }

    /** The alert that Bouncy Castle sends for it below TLS 1.3; later failures have other alerts. */
    private static boolean saysFailureAlone(SSLException e) {
        return AlertMessageParser.sent(e).equals(Optional.of(Alert.HANDSHAKE_FAILURE))
                && ExceptionCauses.of(e).noneMatch(CertificateException.class::isInstance);
    }
}
