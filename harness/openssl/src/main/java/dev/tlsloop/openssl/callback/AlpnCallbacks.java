package dev.tlsloop.openssl.callback;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.settings.AlpnCodec;
import dev.tlsloop.spi.AlpnSelection;
import java.util.Optional;

/** The callback that selects a server's ALPN protocol. */
final class AlpnCallbacks {
    private final Context context;
    private final CurrentConnection currentConnection;

    private AlpnCallbacks(Context context, CurrentConnection currentConnection) {
        this.context = context;
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        if (AlpnSelection.isDeclared(context) && !context.side().equals(Optional.of(Side.CLIENT))) {
            AlpnCallbacks callbacks = new AlpnCallbacks(context, currentConnection);
            ctx.onAlpn((ssl, out, outLength, in, inLength, arg) -> currentConnection.answer(
                    SslH.TLSEXT_ERR_ALERT_FATAL,
                    () -> callbacks.select(out, outLength, in, NativeMemory.bytes(in, inLength))));
        }
    }

    private int select(long out, long outLength, long in, byte[] offered) {
        AlpnSelection selection =
                AlpnSelection.choose(context, currentConnection.state().connection(), AlpnCodec.read(offered));
        if (selection instanceof AlpnSelection.Selected choice) {
            AlpnProtocol protocol = choice.protocol();
            // C copies the protocol only after the return, so the pointer must stay inside the client's list.
            NativeMemory.putPointer(out, in + AlpnCodec.offset(offered, protocol));
            NativeMemory.putByte(outLength, protocol.bytes().length);
            return SslH.TLSEXT_ERR_OK;
        }
        if (selection instanceof AlpnSelection.Refused refused) {
            currentConnection.state().refuseProtocol(refused.refusal());
            return SslH.TLSEXT_ERR_ALERT_FATAL;
        }
        return SslH.TLSEXT_ERR_NOACK;
    }
}
