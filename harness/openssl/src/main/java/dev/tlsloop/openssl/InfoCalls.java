package dev.tlsloop.openssl;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.lib.NativeFunction;
import dev.tlsloop.openssl.lib.SslH;
import java.util.Optional;

/** What is heard of states and alerts: by the witness, which wants the alert that was sent, and by the user. */
final class InfoCalls {
    private final Optional<InfoCallback> user;
    private final Stepped stepped;

    private InfoCalls(Optional<InfoCallback> user, Stepped stepped) {
        this.user = user;
        this.stepped = stepped;
    }

    /** Answers the function that a connection may be given when its alerts are of interest. */
    static long install(Context context, SslCtx ctx, Stepped stepped) {
        InfoCalls calls = new InfoCalls(context.infoCallback(), stepped);
        long informer = ctx.kept(NativeFunction.of((NativeFunction.Info) calls::informed));
        if (calls.user.isPresent()) {
            ctx.inform(informer);
        }
        return informer;
    }

    private void informed(long ssl, int where, int value) {
        if (where == SslH.CB_WRITE_ALERT) {
            stepped.answer(Stepped.REFUSE, () -> {
                stepped.witness().sent(new Alert(value & 0xFF));
                return Stepped.GO_ON;
            });
        }
        user.ifPresent(callback -> stepped.ask("info callback", Stepped.REFUSE, () -> {
            callback.onInfo(stepped.witness().connection(), new InfoWhere(where), value);
            return Stepped.GO_ON;
        }));
    }
}
