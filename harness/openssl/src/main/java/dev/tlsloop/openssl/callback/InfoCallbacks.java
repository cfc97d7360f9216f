package dev.tlsloop.openssl.callback;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.InfoCallback;
import dev.tlsloop.InfoWhere;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeFunction;
import dev.tlsloop.openssl.jna.SslH;
import java.util.Optional;

/** The info callback: it keeps the alert that this side sent, and calls the user's callback. */
final class InfoCallbacks {
    private final Optional<InfoCallback> user;
    private final CurrentConnection currentConnection;

    private InfoCallbacks(Optional<InfoCallback> user, CurrentConnection currentConnection) {
        this.user = user;
        this.currentConnection = currentConnection;
    }

    /** Registers the user's callback; returns the function that {@link ConnectionCallbackState#listen} installs. */
    static long install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        InfoCallbacks callbacks = new InfoCallbacks(context.infoCallback(), currentConnection);
        long infoCallback = ctx.keep(NativeFunction.of((NativeFunction.Info) callbacks::inform));
        if (callbacks.user.isPresent()) {
            ctx.inform(infoCallback);
        }
        return infoCallback;
    }

    private void inform(long ssl, int where, int value) {
        if (where == SslH.CB_WRITE_ALERT) {
            currentConnection.answer(CurrentConnection.REFUSE, () -> {
                currentConnection.state().recordAlert(new Alert(value & 0xFF));
                return CurrentConnection.GO_ON;
            });
        }
        user.ifPresent(callback -> currentConnection.ask("info callback", CurrentConnection.REFUSE, () -> {
            callback.onInfo(currentConnection.state().connection(), new InfoWhere(where), value);
            return CurrentConnection.GO_ON;
        }));
    }
}
