package dev.tlsloop.harness.socket;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Party;
import dev.tlsloop.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A client for a server of the caller on a port: another process, an embedded container, another language. A call has an
 * outcome, as a connection of a {@link TlsServer} has.
 *
 * <pre>{@code
 * try (TlsServer yours = TlsServer.serve(server)) {
 *     SocketOutcome result = TlsClient.call(client, yours.address());
 *     assertThat(result).established().receivedData();
 * }
 * }</pre>
 *
 * <p>After the handshake it sends a GET request of HTTP/1.1 and reads the answer, because in TLS 1.3 a server verifies the
 * client's certificate later. For another protocol give {@link SocketSettings#withHandler a function}. It runs on the thread
 * of the caller. {@link SocketConnection} gives each step to the caller.
 */
public final class TlsClient {
    private TlsClient() {}

    /**
     * Calls that server, whose certificate must be for the host name of the address.
     *
     * @param client a context, which is started and closed, or an endpoint, which stays open
     * @throws dev.tlsloop.UnsupportedSettingException when the engine lacks a setting of the context
     * @throws IllegalArgumentException when the party is not a client
     * @throws UncheckedIOException when no server accepts a connection there
     */
    public static SocketOutcome call(Party client, InetSocketAddress server) {
        Objects.requireNonNull(server, "the address of call(client, server) is null; give that of the server");
        return call(client, server, ConnectionSettings.forServer(server.getHostString()), SocketSettings.defaults());
    }

    /**
     * Calls that server with these settings.
     *
     * @param connection the server name to send and to verify, and other settings of one connection
     * @throws IllegalArgumentException when the party is not a client
     * @throws IllegalStateException with what the handler threw while the connection was open
     * @throws UncheckedIOException when no server accepts a connection there
     */
    public static SocketOutcome call(
            Party client, InetSocketAddress server, ConnectionSettings connection, SocketSettings settings) {
        Objects.requireNonNull(client, "the client of call(client, ...) is null; give a Context or an Endpoint");
        Objects.requireNonNull(server, "the address of call(client, server, ...) is null; give that of the server");
        Objects.requireNonNull(connection, "the settings of the connection are null; give ConnectionSettings.none()");
        Objects.requireNonNull(settings, "the settings of the socket are null; give SocketSettings.defaults()");
        try (Endpoint endpoint = client.start();
                Deadlines deadlines = new Deadlines()) {
            String host = connection.serverName().map(Object::toString).orElse(server.getHostString());
            Conversation conversation = new Conversation(
                    endpoint,
                    Side.CLIENT,
                    connection,
                    settings,
                    settings.handlerOr(HttpExchange.get(host + ":" + server.getPort())),
                    deadlines);
            return run(conversation, connected(server, settings));
        }
    }

    private static SocketOutcome run(Conversation conversation, ClosableChannel channel) {
        AtomicReference<@Nullable SocketOutcome> outcome = new AtomicReference<>();
        try {
            conversation.run(channel, outcome::set);
        } catch (IOException e) {
            throw new IllegalStateException("the handler of the call threw " + e, e);
        } finally {
            channel.close(ConnectionEnd.CLOSED_HERE);
        }
        return Objects.requireNonNull(outcome.get(), "a conversation ended without an outcome");
    }

    private static ClosableChannel connected(InetSocketAddress server, SocketSettings settings) {
        InetSocketAddress resolved =
                server.isUnresolved() ? new InetSocketAddress(server.getHostString(), server.getPort()) : server;
        try {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket()
                        .connect(resolved, Math.max(1, (int) settings.deadline().toMillis()));
                return new ClosableChannel(channel);
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no server accepts a connection at " + server + ": " + e.getMessage()
                            + "; start it before the call, and give its port",
                    e);
        }
    }
}
