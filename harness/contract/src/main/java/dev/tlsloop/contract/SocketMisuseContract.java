package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Endpoint;
import dev.tlsloop.harness.socket.SocketConnection;
import dev.tlsloop.harness.socket.SocketListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Socket calls in the wrong order, each refused with a remedy. */
@Timeout(60)
interface SocketMisuseContract extends EnginePair {
    @Test
    @PyOpenSslItem("I4")
    default void aHandshakeNeedsAConnectedSocket() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketConnection socket = SocketConnection.open(clients, ManualPair.TO_LOCALHOST)) {
            assertEquals(
                    "handshake() before the socket is connected; call connect(), or connectEx() until it answers"
                            + " Connected",
                    assertThrows(IllegalStateException.class, socket::handshake).getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I6")
    default void aClosedSocketReadsNothing() throws Exception {
        try (SocketPair pair = SocketPair.established(client(), server())) {
            pair.client().close();
            assertEquals(
                    "read() after close(): this socket is closed; open another",
                    assertThrows(IllegalStateException.class, () -> SocketPair.read(pair.client()))
                            .getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I1")
    default void acceptingNeedsAnAddress() throws Exception {
        try (Endpoint servers = server().build().start();
                SocketListener listener = SocketListener.open(servers)) {
            assertEquals(
                    "accept() before listen(): this socket has no address; call listen() first",
                    assertThrows(IllegalStateException.class, listener::accept).getMessage());
        }
    }

    @Test
    @PyOpenSslItem("I10")
    default void connectingWithoutBlockingTakesConnectEx() throws Exception {
        try (Endpoint clients = client().build().start();
                SocketConnection socket =
                        SocketConnection.open(clients, ManualPair.TO_LOCALHOST).nonBlocking()) {
            assertEquals(
                    "connect() waits, and this socket is non-blocking; use connectEx(), or call blocking() first",
                    assertThrows(IllegalStateException.class, () -> socket.connect(SocketPair.ephemeral()))
                            .getMessage());
        }
    }
}
