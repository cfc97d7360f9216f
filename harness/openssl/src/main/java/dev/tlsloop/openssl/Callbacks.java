package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.openssl.handle.SslCtx;
import org.jspecify.annotations.Nullable;

/** What OpenSSL calls while one connection of a context is being stepped: what that context needs, and no more. */
final class Callbacks {
    private final Stepped stepped = new Stepped();
    private final long informer;

    /** Registers them. */
    Callbacks(Context context, SslCtx ctx, int verifyMode) {
        VerifyCalls.install(context, ctx, stepped, verifyMode);
        AlpnCalls.install(context, ctx, stepped);
        ServerNameCalls.install(context, ctx, stepped);
        KeyLogCalls.install(context, ctx, stepped);
        OcspCalls.install(context, ctx, stepped);
        NextProtocolCalls.install(context, ctx, stepped);
        if (context.options().contains(Option.HONOUR_CA_HINTS)) {
            ctx.onPresenting((ssl, arg) -> stepped.answer(
                    Stepped.REFUSE, () -> Presenting.byHints(context, ssl) ? Stepped.GO_ON : Stepped.REFUSE));
        }
        informer = InfoCalls.install(context, ctx, stepped);
    }

    /** The function to which states and alerts are told. */
    long informer() {
        return informer;
    }

    /** To be called around each operation of that connection; answers what to give to {@link #leave}. */
    @Nullable Witness enter(Witness witness) {
        return stepped.enter(witness);
    }

    void leave(@Nullable Witness before) {
        stepped.leave(before);
    }
}
