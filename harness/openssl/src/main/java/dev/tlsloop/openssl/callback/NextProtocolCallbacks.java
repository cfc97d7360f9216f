package dev.tlsloop.openssl.callback;

import dev.tlsloop.Context;
import dev.tlsloop.NextProtocolAdvertiseCallback;
import dev.tlsloop.NextProtocolSelectCallback;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.settings.AlpnCodec;

/** The NPN callbacks: a server advertises protocols, and a client selects one. */
final class NextProtocolCallbacks {
    /** The extensions of a ServerHello have 65,535 bytes, and 256 of them are for the other extensions. */
    private static final int LONGEST_LIST = 65_279;

    private final CurrentConnection currentConnection;

    private NextProtocolCallbacks(CurrentConnection currentConnection) {
        this.currentConnection = currentConnection;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection) {
        NextProtocolCallbacks callbacks = new NextProtocolCallbacks(currentConnection);
        context.nextProtocolAdvertiseCallback()
                .ifPresent(user -> ctx.onNextProtocolAdvertise((ssl, out, outLength, arg) -> currentConnection.ask(
                        "next protocol advertise callback",
                        SslH.TLSEXT_ERR_NOACK,
                        () -> callbacks.advertise(user, out, outLength))));
        context.nextProtocolSelectCallback()
                .ifPresent(user ->
                        ctx.onNextProtocolSelect((ssl, out, outLength, in, inLength, arg) -> currentConnection.ask(
                                "next protocol select callback",
                                SslH.TLSEXT_ERR_ALERT_FATAL,
                                () -> callbacks.select(user, out, outLength, NativeMemory.bytes(in, inLength)))));
    }

    private int advertise(NextProtocolAdvertiseCallback user, long out, long outLength) {
        byte[] wire = AlpnCodec.write(user.advertise(currentConnection.state().connection()));
        if (wire.length > LONGEST_LIST) {
            currentConnection.rejectAnswer("the next protocol advertise callback answered protocols of " + wire.length
                    + " bytes; give at most " + LONGEST_LIST + ", for which a ServerHello has room");
            return SslH.TLSEXT_ERR_NOACK;
        }
        NativeMemory.putPointer(out, keep(wire));
        NativeMemory.putInt(outLength, wire.length);
        return SslH.TLSEXT_ERR_OK;
    }

    private int select(NextProtocolSelectCallback user, long out, long outLength, byte[] offered) {
        byte[] chosen = user.select(currentConnection.state().connection(), AlpnCodec.read(offered))
                .bytes();
        NativeMemory.putPointer(out, keep(chosen));
        NativeMemory.putByte(outLength, chosen.length);
        return SslH.TLSEXT_ERR_OK;
    }

    /** Keeps the bytes reachable, because C reads them after the callback has returned. */
    private long keep(byte[] answer) {
        NativeBuffer buffer = NativeBuffer.allocate(Math.max(1, answer.length));
        buffer.bytes().put(answer);
        currentConnection.state().keep(buffer);
        return buffer.address();
    }
}
