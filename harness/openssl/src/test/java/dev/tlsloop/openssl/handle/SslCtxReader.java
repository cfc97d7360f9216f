package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.SslH;
import java.lang.ref.Reference;

/** Reads settings back from an {@code SSL_CTX}. */
public final class SslCtxReader {
    private static final int CTRL_GET_SESS_CACHE_MODE = 45;

    private SslCtxReader() {}

    public static long modes(SslCtx ctx) {
        return control(ctx, SslH.CTRL_MODE);
    }

    public static long sessionCacheMode(SslCtx ctx) {
        return control(ctx, CTRL_GET_SESS_CACHE_MODE);
    }

    /** Sets no option, because the call returns the existing ones. */
    public static long options(SslCtx ctx) {
        try {
            return SslH.SSL_CTX_set_options(ctx.pointer(), 0);
        } finally {
            Reference.reachabilityFence(ctx);
        }
    }

    private static long control(SslCtx ctx, int command) {
        try {
            return SslH.SSL_CTX_ctrl(ctx.pointer(), command, 0, 0L);
        } finally {
            Reference.reachabilityFence(ctx);
        }
    }
}
