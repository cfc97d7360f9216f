package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.OcspResponseCallback;
import dev.tlsloop.OcspStapleCallback;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.Staple;
import dev.tlsloop.openssl.lib.SslH;
import java.util.Optional;

/** What a server staples, and what a client makes of it: to OpenSSL one callback, which has two meanings. */
final class OcspCalls {
    private static final int ACCEPT = 1;
    private static final int ALREADY_VERIFIED = 1;
    private static final int REJECT = 0;
    private static final int FAIL = -1;

    private final Optional<OcspStapleCallback> staples;
    private final Optional<OcspResponseCallback> judges;
    private final Optional<StapleCheck> check;
    private final Stepped stepped;

    private OcspCalls(Context context, SslCtx ctx, Stepped stepped) {
        this.staples = context.ocspStapleCallback();
        this.judges = context.ocspResponseCallback();
        this.check = context.revocation().contains(Revocation.STAPLE)
                ? Optional.of(new StapleCheck(ctx, context.verifyAt()))
                : Optional.empty();
        this.stepped = stepped;
    }

    static void install(Context context, SslCtx ctx, Stepped stepped) {
        OcspCalls calls = new OcspCalls(context, ctx, stepped);
        if (calls.staples.isPresent() || calls.judges.isPresent() || calls.check.isPresent()) {
            ctx.onStatus((ssl, arg) -> SslH.SSL_is_server(ssl) == 1 ? calls.onServer(ssl) : calls.onClient(ssl));
        }
    }

    private int onServer(long ssl) {
        return staples.map(user ->
                        stepped.ask("OCSP staple callback", SslH.TLSEXT_ERR_ALERT_FATAL, () -> stapled(user, ssl)))
                .orElse(SslH.TLSEXT_ERR_NOACK);
    }

    private int onClient(long ssl) {
        int checked =
                check.map(c -> stepped.answer(FAIL, () -> checked(c, ssl))).orElse(ACCEPT);
        return checked == ACCEPT ? judgedByUser(ssl) : checked;
    }

    private int judgedByUser(long ssl) {
        return judges.map(user -> stepped.ask("OCSP response callback", FAIL, () -> judged(user, ssl)))
                .orElse(ACCEPT);
    }

    private int stapled(OcspStapleCallback user, long ssl) {
        Optional<byte[]> response = user.staple(stepped.witness().connection()).filter(bytes -> bytes.length > 0);
        response.ifPresent(bytes -> Staple.put(ssl, bytes));
        return response.isPresent() ? SslH.TLSEXT_ERR_OK : SslH.TLSEXT_ERR_NOACK;
    }

    /** Nothing is stapled where a session is resumed, whose peer was checked when it began. */
    private int checked(StapleCheck check, long ssl) {
        if (SslH.SSL_session_reused(ssl) == ALREADY_VERIFIED) {
            return ACCEPT;
        }
        Optional<Refusal> refusal = check.refusal(ssl, Staple.of(ssl));
        refusal.ifPresent(r -> {
            stepped.witness().listen();
            stepped.witness().reject(r);
        });
        return refusal.isPresent() ? REJECT : ACCEPT;
    }

    private int judged(OcspResponseCallback user, long ssl) {
        Witness witness = stepped.witness();
        Optional<byte[]> response = Staple.of(ssl);
        if (user.accepts(witness.connection(), response)) {
            return ACCEPT;
        }
        String what = response.map(bytes -> "a response of " + bytes.length + " bytes")
                .orElse("that nothing was stapled");
        witness.listen();
        witness.reject(Refusal.of(Reason.REJECTED_BY_CALLBACK, "the OCSP response callback rejected " + what));
        return REJECT;
    }
}
