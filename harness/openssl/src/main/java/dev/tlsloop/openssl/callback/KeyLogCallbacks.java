package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeMemory;

/** How secrets are told to the user. */
final class KeyLogCallbacks {
    private KeyLogCallbacks() {}

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        context.keyLogCallback()
                .ifPresent(user -> ctx.onKeyLog((ssl, line) ->
                        currentConnection.ask("key log callback", CurrentConnection.REFUSE, () -> {
                            user.onKeyLog(currentConnection.witness().connection(), NativeMemory.text(line));
                            return CurrentConnection.GO_ON;
                        })));
    }
}
