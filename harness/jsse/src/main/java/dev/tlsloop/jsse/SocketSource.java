package dev.tlsloop.jsse;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Refusal;
import dev.tlsloop.UnsupportedSettingException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * A source of SSLSockets for a client, with its own checks after the handshake. It is for adapters of libraries that hold an
 * SSLSocketFactory; give it to {@link Jsse#endpoint(String, SocketSource)}.
 *
 * <pre>{@code
 * SSLSocketFactory factory = production.getSocketFactory();
 * Endpoint client = Jsse.endpoint(factory);
 * }</pre>
 *
 * <p>Not for an SSLContext, whose engines need no socket: see {@link Jsse#endpoint(javax.net.ssl.SSLContext)}.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/javax/net/ssl/SSLSocketFactory.html">SSLSocketFactory</a>
 */
public interface SocketSource {
    /**
     * A socket for one connection, layered over that one, set up, and with its handshake still to begin.
     *
     * @param raw connected to the other side in memory. A read that finds nothing throws a
     *     {@link java.net.SocketTimeoutException}, as a real one does after its {@code SO_TIMEOUT}. Its port is made up, so that no connection resumes another's
     *     session
     * @throws UnsupportedSettingException for a setting that these sockets cannot honour
     */
    SSLSocket over(Socket raw, ConnectionSettings settings);

    /**
     * Why the library does not use the connection although its handshake is complete, such as a host name that does not
     * fit. It is asked once, and may close the socket. Unless overridden there is no reason.
     */
    default Optional<Refusal> objection(SSLSocket established, ConnectionSettings settings) {
        return Optional.empty();
    }
}
