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

/** How a server chooses an ALPN protocol. */
final class AlpnCallbacks {
    private final Context context;
    private final CurrentConnection currentConnection;

    private AlpnCallbacks(Context context, CurrentConnection currentConnection) {
        this.context = context;
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        if (AlpnSelection.isDeclared(context) && !context.side().equals(Optional.of(Side.CLIENT))) {
            AlpnCallbacks calls = new AlpnCallbacks(context, currentConnection);
            ctx.onAlpn((ssl, out, outLength, in, inLength, arg) -> currentConnection.answer(
                    SslH.TLSEXT_ERR_ALERT_FATAL,
                    () -> calls.selected(out, outLength, in, NativeMemory.bytes(in, inLength))));
        }
    }

    private int selected(long out, long outLength, long in, byte[] offered) {
        AlpnSelection selection =
                AlpnSelection.choose(context, currentConnection.witness().connection(), AlpnCodec.read(offered));
        if (selection instanceof AlpnSelection.Selected choice) {
            AlpnProtocol protocol = choice.protocol();
            // C keeps no copy until it returns: the answer must point into what the client sent.
            NativeMemory.putPointer(out, in + AlpnCodec.offset(offered, protocol));
            NativeMemory.putByte(outLength, protocol.bytes().length);
            return SslH.TLSEXT_ERR_OK;
        }
        if (selection instanceof AlpnSelection.Refused refused) {
            currentConnection.witness().refusedProtocol(refused.refusal());
            return SslH.TLSEXT_ERR_ALERT_FATAL;
        }
        return SslH.TLSEXT_ERR_NOACK;
    }
}
