package dev.tlsloop.contract;

import dev.tlsloop.Connection;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;

/** The ClientHello that a client has put into its output. */
final class ClientHellos {
    private ClientHellos() {}

    static ClientHello of(Connection client) {
        if (ClientHello.read(client.outgoing().unread()) instanceof ParseResult.Complete<ClientHello> complete) {
            return complete.value();
        }
        throw new AssertionError("no complete ClientHello in the output");
    }
}
