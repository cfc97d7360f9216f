package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.settings.CredentialLoader;
import org.jspecify.annotations.Nullable;

/** What OpenSSL calls while one connection of a context is being stepped: what that context needs, and no more. */
public final class CallbackRegistration {
    private final CurrentConnection currentConnection = new CurrentConnection();
    private final long informer;

    /** Registers them. */
    public CallbackRegistration(Context context, SslCtx ctx, int verifyMode) {
        VerifyCallbacks.install(context, ctx, currentConnection, verifyMode);
        AlpnCallbacks.install(context, ctx, currentConnection);
        ServerNameCallbacks.install(context, ctx, currentConnection);
        KeyLogCallbacks.install(context, ctx, currentConnection);
        OcspCallbacks.install(context, ctx, currentConnection);
        NextProtocolCallbacks.install(context, ctx, currentConnection);
        if (context.options().contains(Option.HONOUR_CA_HINTS)) {
            ctx.onPresenting((ssl, arg) -> currentConnection.answer(
                    CurrentConnection.REFUSE,
                    () -> CredentialLoader.byHints(context, ssl) ? CurrentConnection.GO_ON : CurrentConnection.REFUSE));
        }
        informer = InfoCallbacks.install(context, ctx, currentConnection);
    }

    /** The function to which states and alerts are told. */
    public long informer() {
        return informer;
    }

    /** To be called around each operation of that connection; answers what to give to {@link #leave}. */
    public @Nullable ConnectionCallbackState enter(ConnectionCallbackState state) {
        return currentConnection.enter(state);
    }

    public void leave(@Nullable ConnectionCallbackState before) {
        currentConnection.leave(before);
    }
}
