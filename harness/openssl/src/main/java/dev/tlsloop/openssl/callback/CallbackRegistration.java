package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.settings.CredentialLoader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The callbacks of a context, of which only the needed ones are registered. */
public final class CallbackRegistration {
    private final CurrentConnection currentConnection = new CurrentConnection();
    private final VerifyCallbacks verifyCallbacks;
    private final KeyLogCallbacks keyLogCallbacks;
    private final long infoCallback;

    /** Registers the callbacks on an {@code SSL_CTX}. */
    public CallbackRegistration(Context context, SslCtx ctx, int verifyMode) {
        verifyCallbacks = VerifyCallbacks.install(context, ctx, currentConnection, verifyMode);
        AlpnCallbacks.install(context, ctx, currentConnection);
        ServerNameCallbacks.install(context, ctx, currentConnection);
        keyLogCallbacks = KeyLogCallbacks.install(context, ctx, currentConnection);
        OcspCallbacks.install(context, ctx, currentConnection);
        NextProtocolCallbacks.install(context, ctx, currentConnection);
        if (context.options().contains(Option.HONOUR_CA_HINTS)) {
            ctx.onCertificate((ssl, arg) -> currentConnection.answer(
                    CurrentConnection.REFUSE,
                    () -> CredentialLoader.selectByHints(context, ssl)
                            ? CurrentConnection.GO_ON
                            : CurrentConnection.REFUSE));
        }
        infoCallback = InfoCallbacks.install(context, ctx, currentConnection);
    }

    /** The address of the info callback, which receives states and alerts. */
    public long infoCallback() {
        return infoCallback;
    }

    /** Makes the connections of this context tell their secrets to their listeners. */
    public void listenForSecrets() {
        keyLogCallbacks.listen();
    }

    /** Verifies the chain of a store context as in a handshake; empty if OpenSSL and the user's callback accept it. */
    public Optional<Refusal> verifyChain(long storeCtx) {
        return verifyCallbacks.verifyChain(storeCtx) == CurrentConnection.GO_ON
                ? Optional.empty()
                : currentConnection.state().chainRefusal();
    }

    /** Marks the start of an operation on a connection; returns the argument for {@link #leave}. */
    public @Nullable ConnectionCallbackState enter(ConnectionCallbackState state) {
        return currentConnection.enter(state);
    }

    public void leave(@Nullable ConnectionCallbackState before) {
        currentConnection.leave(before);
    }
}
