package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.NextProtocolAdvertiseCallback;
import dev.tlsloop.NextProtocolSelectCallback;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.settings.AlpnCodec;

/** How NPN is offered by a server and chosen from by a client. */
final class NextProtocolCallbacks {
    private final CurrentConnection currentConnection;

    private NextProtocolCallbacks(CurrentConnection currentConnection) {
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        NextProtocolCallbacks calls = new NextProtocolCallbacks(currentConnection);
        context.nextProtocolAdvertiseCallback()
                .ifPresent(user -> ctx.onNextProtocolAdvertise((ssl, out, outLength, arg) -> currentConnection.ask(
                        "next protocol advertise callback",
                        SslH.TLSEXT_ERR_NOACK,
                        () -> calls.advertised(user, out, outLength))));
        context.nextProtocolSelectCallback()
                .ifPresent(user ->
                        ctx.onNextProtocolSelect((ssl, out, outLength, in, inLength, arg) -> currentConnection.ask(
                                "next protocol select callback",
                                SslH.TLSEXT_ERR_ALERT_FATAL,
                                () -> calls.selected(user, out, outLength, NativeMemory.bytes(in, inLength)))));
    }

    private int advertised(NextProtocolAdvertiseCallback user, long out, long outLength) {
        byte[] wire = AlpnCodec.write(user.advertise(currentConnection.witness().connection()));
        NativeMemory.putPointer(out, kept(wire));
        NativeMemory.putInt(outLength, wire.length);
        return SslH.TLSEXT_ERR_OK;
    }

    private int selected(NextProtocolSelectCallback user, long out, long outLength, byte[] offered) {
        byte[] chosen = user.select(currentConnection.witness().connection(), AlpnCodec.read(offered))
                .bytes();
        NativeMemory.putPointer(out, kept(chosen));
        NativeMemory.putByte(outLength, chosen.length);
        return SslH.TLSEXT_ERR_OK;
    }

    /** C reads the answer after the callback has returned. */
    private long kept(byte[] answer) {
        NativeBuffer buffer = NativeBuffer.allocate(Math.max(1, answer.length));
        buffer.bytes().put(answer);
        currentConnection.witness().keep(buffer);
        return buffer.address();
    }
}
