package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.SessionCacheMode;
import dev.tlsloop.openssl.handle.SslCtx;

/** The session cache mode, the session timeout and the session ID context. */
final class SessionSettings {
    private SessionSettings() {}

    static void apply(Context context, SslCtx ctx) {
        ctx.sessionCacheMode(context.sessionCacheMode().stream()
                .mapToInt(SessionCacheMode::bits)
                .reduce(0, (a, b) -> a | b));
        ctx.sessionTimeout(context.sessionTimeout().toSeconds());
        ctx.sessionIdContext(context.sessionIdContext());
    }
}
