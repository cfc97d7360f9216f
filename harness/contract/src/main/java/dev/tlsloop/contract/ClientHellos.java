package dev.tlsloop.contract;

import dev.tlsloop.Connection;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;

/** Reads the ClientHello from the output of a client. */
final class ClientHellos {
    private ClientHellos() {}

    static ClientHello of(Connection client) {
        if (ClientHello.read(client.outgoing().unread()) instanceof ParseResult.Complete<ClientHello> complete) {
            return complete.value();
        }
        throw new AssertionError("no complete ClientHello in the output");
    }
}
