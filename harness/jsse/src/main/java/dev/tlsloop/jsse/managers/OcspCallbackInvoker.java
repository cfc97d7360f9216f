package dev.tlsloop.jsse.managers;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.jsse.certpath.StapledResponse;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Calls a client's OCSP callback while JSSE verifies the chain, because a later refusal would send no alert. */
public record OcspCallbackInvoker(Optional<OcspResponseCallback> user, Connection connection) {
    /** JSSE may receive a staple that the client did not request; the callback is not called for it. */
    public static OcspCallbackInvoker of(Context context, ConnectionSettings settings, Connection connection) {
        return new OcspCallbackInvoker(
                context.ocspResponseCallback().filter(user -> settings.requestOcsp()), connection);
    }

    /** Why the handshake ends; empty when the callback lets it go on. */
    Optional<Refusal> refusal(@Nullable SSLEngine engine) {
        return user.flatMap(callback -> verify(callback, StapledResponse.inHandshake(engine)));
    }

    /** The exception for which SunJSSE sends bad_certificate_status_response, if the server stapled. */
    static CertificateException exceptionFor(Refusal refusal) {
        return new CertificateException(
                refusal.detail(),
                new CertPathValidatorException(refusal.detail(), null, null, -1, BasicReason.REVOKED));
    }

    private Optional<Refusal> verify(OcspResponseCallback callback, Optional<byte[]> response) {
        try {
            return callback.accepts(connection, response)
                    ? Optional.empty()
                    : Optional.of(rejection("rejected "
                            + response.map(bytes -> "a response of " + bytes.length + " bytes")
                                    .orElse("that nothing was stapled")));
        } catch (Throwable e) {
            return Optional.of(Refusal.thrownBy("OCSP response callback", e));
        }
    }

    private static Refusal rejection(String what) {
        return Refusal.of(Reason.REJECTED_BY_CALLBACK, "the OCSP response callback " + what);
    }
}
