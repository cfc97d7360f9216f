package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.lib.NativeMemory;

/** How secrets are told to the user. */
final class KeyLogCalls {
    private KeyLogCalls() {}

    static void install(Context context, SslCtx ctx, Stepped stepped) {
        context.keyLogCallback()
                .ifPresent(user -> ctx.onKeyLog((ssl, line) -> stepped.ask("key log callback", Stepped.REFUSE, () -> {
                    user.onKeyLog(stepped.witness().connection(), NativeMemory.text(line));
                    return Stepped.GO_ON;
                })));
    }
}
