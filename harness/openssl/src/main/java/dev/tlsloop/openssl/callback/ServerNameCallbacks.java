package dev.tlsloop.openssl.callback;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.spi.ServerNameSelector;
import java.util.Optional;

/** The callback that selects a server's context by server name inside libssl, with {@code ENGINE_SNI}. */
final class ServerNameCallbacks {
    private ServerNameCallbacks() {}

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        boolean enabled = context.options().contains(Option.ENGINE_SNI) && context.switchesByServerName();
        if (enabled && !context.side().equals(Optional.of(Side.CLIENT))) {
            ctx.onServerName((ssl, alert, arg) -> currentConnection.answer(SslH.TLSEXT_ERR_ALERT_FATAL, () -> {
                ConnectionCallbackState state = currentConnection.state();
                return ServerNameSelector.inside(state.connection(), state.core()::use)
                        .map(refusal -> refuse(refusal, state, alert))
                        .orElse(SslH.TLSEXT_ERR_OK);
            }));
        }
    }

    private static int refuse(Refusal refusal, ConnectionCallbackState state, long alert) {
        state.reject(refusal);
        NativeMemory.putInt(alert, refusal.alert().orElse(Alert.INTERNAL_ERROR).code());
        return SslH.TLSEXT_ERR_ALERT_FATAL;
    }
}
