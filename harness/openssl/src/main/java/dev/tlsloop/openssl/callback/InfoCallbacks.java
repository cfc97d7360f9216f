package dev.tlsloop.openssl.callback;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeFunction;
import dev.tlsloop.openssl.jna.SslH;
import java.util.Optional;

/** What is heard of states and alerts: by the witness, which wants the alert that was sent, and by the user. */
final class InfoCallbacks {
    private final Optional<InfoCallback> user;
    private final CurrentConnection currentConnection;

    private InfoCallbacks(Optional<InfoCallback> user, CurrentConnection currentConnection) {
        this.user = user;
        this.currentConnection = currentConnection;
    }

    /** Answers the function that a connection may be given when its alerts are of interest. */
    static long install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        InfoCallbacks calls = new InfoCallbacks(context.infoCallback(), currentConnection);
        long informer = ctx.kept(NativeFunction.of((NativeFunction.Info) calls::informed));
        if (calls.user.isPresent()) {
            ctx.inform(informer);
        }
        return informer;
    }

    private void informed(long ssl, int where, int value) {
        if (where == SslH.CB_WRITE_ALERT) {
            currentConnection.answer(CurrentConnection.REFUSE, () -> {
                currentConnection.witness().sent(new Alert(value & 0xFF));
                return CurrentConnection.GO_ON;
            });
        }
        user.ifPresent(callback -> currentConnection.ask("info callback", CurrentConnection.REFUSE, () -> {
            callback.onInfo(currentConnection.witness().connection(), new InfoWhere(where), value);
            return CurrentConnection.GO_ON;
        }));
    }
}
