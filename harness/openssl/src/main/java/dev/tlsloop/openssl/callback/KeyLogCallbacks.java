package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeMemory;

/** The callback that passes key log lines to the user's callback. */
final class KeyLogCallbacks {
    private KeyLogCallbacks() {}

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        context.keyLogCallback()
                .ifPresent(user -> ctx.onKeyLog((ssl, line) ->
                        currentConnection.ask("key log callback", CurrentConnection.REFUSE, () -> {
                            user.onKeyLog(currentConnection.state().connection(), NativeMemory.text(line));
                            return CurrentConnection.GO_ON;
                        })));
    }
}
