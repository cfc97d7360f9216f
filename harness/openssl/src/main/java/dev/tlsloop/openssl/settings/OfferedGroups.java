package dev.tlsloop.openssl.settings;

import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;
import java.util.List;

/** The groups that an {@code SSL_CTX} really offers, from a ClientHello that is sent to no peer. */
final class OfferedGroups {
    private static final int ROOM = 16_384;

    private OfferedGroups() {}

    /** The codes in order; empty if the context writes no hello, or its suites need no group. */
    static List<Integer> of(SslCtx ctx) {
        NativeBuffer buffer = NativeBuffer.allocate(ROOM);
        try (Ssl trial = new Ssl(ctx)) {
            trial.connect();
            trial.handshake();
            int length = trial.drain(buffer);
            return ClientHello.read(buffer.bytes().limit(length)) instanceof ParseResult.Complete<ClientHello> complete
                    ? complete.value().supportedGroups()
                    : List.of();
        } finally {
            ErrorQueue.clear();
        }
    }
}
