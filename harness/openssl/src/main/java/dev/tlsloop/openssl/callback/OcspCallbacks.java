package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.OcspStapleCallback;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.StapledOcspResponse;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.settings.StapleVerifier;
import java.util.Optional;

/** The status callback: on a server it stapleCallback an OCSP response, on a client it verifies one. */
final class OcspCallbacks {
    private static final int ACCEPT = 1;
    private static final int RESUMED = 1;
    private static final int REJECT = 0;
    private static final int FAIL = -1;

    /** The rest of the 65,535 bytes for the extensions of a certificate, beside the lengths of the staple. */
    private static final int LONGEST_OF_TLS13 = 65_527;

    /** The rest of a CertificateStatus message, whose length has three bytes. */
    private static final int LONGEST = 0xFFFFFF - 4;

    private final Optional<OcspStapleCallback> stapleCallback;
    private final Optional<OcspResponseCallback> responseCallback;
    private final Optional<StapleVerifier> verifier;
    private final CurrentConnection currentConnection;

    private OcspCallbacks(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        this.stapleCallback = context.ocspStapleCallback();
        this.responseCallback = context.ocspResponseCallback();
        this.verifier = context.revocation().contains(Revocation.STAPLE)
                ? Optional.of(new StapleVerifier(ctx, context.verifyAt()))
                : Optional.empty();
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        OcspCallbacks callbacks = new OcspCallbacks(context, ctx, currentConnection);
        if (callbacks.stapleCallback.isPresent()
                || callbacks.responseCallback.isPresent()
                || callbacks.verifier.isPresent()) {
            ctx.onStatus(
                    (ssl, arg) -> SslH.SSL_is_server(ssl) == 1 ? callbacks.onServer(ssl) : callbacks.onClient(ssl));
        }
    }

    private int onServer(long ssl) {
        return stapleCallback
                .map(user -> currentConnection.ask(
                        "OCSP staple callback", SslH.TLSEXT_ERR_ALERT_FATAL, () -> staple(user, ssl)))
                .orElse(SslH.TLSEXT_ERR_NOACK);
    }

    private int onClient(long ssl) {
        int result = verifier.map(v -> currentConnection.answer(FAIL, () -> verify(v, ssl)))
                .orElse(ACCEPT);
        return result == ACCEPT ? askUser(ssl) : result;
    }

    private int askUser(long ssl) {
        return responseCallback
                .map(user -> currentConnection.ask("OCSP response callback", FAIL, () -> verify(user, ssl)))
                .orElse(ACCEPT);
    }

    private int staple(OcspStapleCallback user, long ssl) {
        Optional<byte[]> response =
                user.staple(currentConnection.state().connection()).filter(bytes -> bytes.length > 0);
        int longest = SslH.SSL_version(ssl) == TlsVersion.TLS_1_3.code() ? LONGEST_OF_TLS13 : LONGEST;
        if (response.filter(bytes -> bytes.length > longest).isPresent()) {
            currentConnection.rejectAnswer("the OCSP staple callback answered " + response.get().length
                    + " bytes; give at most " + longest + ", for which this version has room");
            return SslH.TLSEXT_ERR_ALERT_FATAL;
        }
        response.ifPresent(bytes -> StapledOcspResponse.put(ssl, bytes));
        return response.isPresent() ? SslH.TLSEXT_ERR_OK : SslH.TLSEXT_ERR_NOACK;
    }

    /** A resumed handshake has no response; the first handshake of the session has checked the peer. */
    private int verify(StapleVerifier verifier, long ssl) {
        if (SslH.SSL_session_reused(ssl) == RESUMED) {
            return ACCEPT;
        }
        Optional<Refusal> refusal = verifier.refusal(ssl, StapledOcspResponse.of(ssl));
        refusal.ifPresent(r -> {
            currentConnection.state().listen();
            currentConnection.state().reject(r);
        });
        return refusal.isPresent() ? REJECT : ACCEPT;
    }

    private int verify(OcspResponseCallback user, long ssl) {
        Optional<byte[]> response = StapledOcspResponse.of(ssl);
        if (user.accepts(currentConnection.state().connection(), response)) {
            return ACCEPT;
        }
        String what = response.map(bytes -> "a response of " + bytes.length + " bytes")
                .orElse("that nothing was stapled");
        currentConnection.rejectAnswer("the OCSP response callback rejected " + what);
        return REJECT;
    }
}
