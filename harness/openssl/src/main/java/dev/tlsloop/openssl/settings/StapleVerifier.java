package dev.tlsloop.openssl.settings;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.openssl.handle.OcspCheck;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.X509;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.openssl.reason.ErrorQueueEntry;
import dev.tlsloop.openssl.reason.ErrorReasons;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The check of a stapled OCSP response, for a client with {@code revocation(STAPLE)}. */
public record StapleVerifier(SslCtx ctx, Optional<Instant> verifyAt) {

    /** The refusal that ends the handshake; empty if the response says that the certificate is good. */
    public Optional<Refusal> refusal(long ssl, Optional<byte[]> response) {
        long now = verifyAt.orElseGet(Instant::now).getEpochSecond();
        OcspCheck check = response.map(bytes -> OcspCheck.of(ctx, ssl, bytes, now))
                .orElse(OcspCheck.undetermined("the server stapled nothing"));
        List<ErrorQueueEntry> errors = ErrorQueue.drain();
        String detail = check.words() + (errors.isEmpty() ? "" : " (" + ErrorReasons.text(errors) + ")");
        return switch (check.status()) {
            case GOOD -> Optional.empty();
            case REVOKED -> Optional.of(refusal(Reason.REVOKED, detail, ssl));
            case UNDETERMINED -> Optional.of(refusal(Reason.REVOCATION_UNKNOWN, detail, ssl));
        };
    }

    private static Refusal refusal(Reason reason, String detail, long ssl) {
        Refusal refusal = Refusal.of(reason, "revocation(STAPLE): " + detail).withRevocationCheck(Revocation.STAPLE);
        try {
            return refusal.withCertificate(0, X509.certificate(SslH.SSL_get0_peer_certificate(ssl)));
        } catch (CertificateException e) {
            return refusal.withCause(e);
        }
    }
}
