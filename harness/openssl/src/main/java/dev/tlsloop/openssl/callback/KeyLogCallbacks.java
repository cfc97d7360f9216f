package dev.tlsloop.openssl.callback;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeMemory;
import java.util.Optional;

/** The callback that passes key log lines to the user's callback, and to the listener of the connection. */
final class KeyLogCallbacks {
    private final Optional<KeyLogCallback> user;
    private final SslCtx ctx;
    private final CurrentConnection currentConnection;
    private boolean installed;

    private KeyLogCallbacks(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        this.user = context.keyLogCallback();
        this.ctx = ctx;
        this.currentConnection = currentConnection;
    }

    static KeyLogCallbacks install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        KeyLogCallbacks callbacks = new KeyLogCallbacks(context, ctx, currentConnection);
        if (callbacks.user.isPresent()) {
            callbacks.listen();
        }
        return callbacks;
    }

    /** Makes libssl tell the secrets of every connection of this context from now on. Idempotent. */
    synchronized void listen() {
        if (!installed) {
            installed = true;
            ctx.onKeyLog((ssl, line) -> currentConnection.ask("key log callback", CurrentConnection.REFUSE, () -> {
                ConnectionCallbackState state = currentConnection.state();
                tell(state.connection(), state.secretsListener(), NativeMemory.text(line));
                return CurrentConnection.GO_ON;
            }));
        }
    }

    private void tell(Connection connection, Optional<KeyLogCallback> listener, String line) {
        listener.ifPresent(hears -> hears.onKeyLog(connection, line));
        user.ifPresent(hears -> hears.onKeyLog(connection, line));
    }
}
