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
import java.util.Set;

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

    /** Which alert libssl sends also depends on the version, so the state listens for it. */
    private static int refuse(Refusal refusal, ConnectionCallbackState state, long alert) {
        Refusal sendable = refusal.alert().filter(UNKNOWN_TO_LIBSSL::contains).isPresent()
                ? refusal.withAlert(Alert.INTERNAL_ERROR)
                        .withDetail(refusal.detail() + ", which libssl does not send, so the server sent "
                                + Alert.INTERNAL_ERROR)
                : refusal;
        state.listen();
        state.reject(sendable);
        NativeMemory.putInt(alert, sendable.alert().orElse(Alert.INTERNAL_ERROR).code());
        return SslH.TLSEXT_ERR_ALERT_FATAL;
    }

    /** The alerts in the registry for which libssl would send nothing. */
    private static final Set<Alert> UNKNOWN_TO_LIBSSL = Set.of(Alert.NO_CERTIFICATE, Alert.ECH_REQUIRED);
}
