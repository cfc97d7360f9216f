package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.OcspStapleCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.StapledOcspResponse;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.settings.StapleVerifier;
import java.util.Optional;

/** What a server staples, and what a client makes of it: to OpenSSL one callback, which has two meanings. */
final class OcspCallbacks {
    private static final int ACCEPT = 1;
    private static final int ALREADY_VERIFIED = 1;
    private static final int REJECT = 0;
    private static final int FAIL = -1;

    private final Optional<OcspStapleCallback> staples;
    private final Optional<OcspResponseCallback> judges;
    private final Optional<StapleVerifier> check;
    private final CurrentConnection currentConnection;

    private OcspCallbacks(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        this.staples = context.ocspStapleCallback();
        this.judges = context.ocspResponseCallback();
        this.check = context.revocation().contains(Revocation.STAPLE)
                ? Optional.of(new StapleVerifier(ctx, context.verifyAt()))
                : Optional.empty();
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        OcspCallbacks calls = new OcspCallbacks(context, ctx, currentConnection);
        if (calls.staples.isPresent() || calls.judges.isPresent() || calls.check.isPresent()) {
            ctx.onStatus((ssl, arg) -> SslH.SSL_is_server(ssl) == 1 ? calls.onServer(ssl) : calls.onClient(ssl));
        }
    }

    private int onServer(long ssl) {
        return staples.map(user -> currentConnection.ask(
                        "OCSP staple callback", SslH.TLSEXT_ERR_ALERT_FATAL, () -> stapled(user, ssl)))
                .orElse(SslH.TLSEXT_ERR_NOACK);
    }

    private int onClient(long ssl) {
        int checked = check.map(c -> currentConnection.answer(FAIL, () -> checked(c, ssl)))
                .orElse(ACCEPT);
        return checked == ACCEPT ? judgedByUser(ssl) : checked;
    }

    private int judgedByUser(long ssl) {
        return judges.map(user -> currentConnection.ask("OCSP response callback", FAIL, () -> judged(user, ssl)))
                .orElse(ACCEPT);
    }

    private int stapled(OcspStapleCallback user, long ssl) {
        Optional<byte[]> response =
                user.staple(currentConnection.witness().connection()).filter(bytes -> bytes.length > 0);
        response.ifPresent(bytes -> StapledOcspResponse.put(ssl, bytes));
        return response.isPresent() ? SslH.TLSEXT_ERR_OK : SslH.TLSEXT_ERR_NOACK;
    }

    /** Nothing is stapled where a session is resumed, whose peer was checked when it began. */
    private int checked(StapleVerifier check, long ssl) {
        if (SslH.SSL_session_reused(ssl) == ALREADY_VERIFIED) {
            return ACCEPT;
        }
        Optional<Refusal> refusal = check.refusal(ssl, StapledOcspResponse.of(ssl));
        refusal.ifPresent(r -> {
            currentConnection.witness().listen();
            currentConnection.witness().reject(r);
        });
        return refusal.isPresent() ? REJECT : ACCEPT;
    }

    private int judged(OcspResponseCallback user, long ssl) {
        ConnectionCallbackState state = currentConnection.witness();
        Optional<byte[]> response = StapledOcspResponse.of(ssl);
        if (user.accepts(state.connection(), response)) {
            return ACCEPT;
        }
        String what = response.map(bytes -> "a response of " + bytes.length + " bytes")
                .orElse("that nothing was stapled");
        state.listen();
        state.reject(Refusal.of(Reason.REJECTED_BY_CALLBACK, "the OCSP response callback rejected " + what));
        return REJECT;
    }
}
