package dev.tlsloop;

import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One TLS connection over a pair of memory BIOs: OpenSSL's {@code SSL}, the JDK's {@code SSLEngine}.
 *
 * <pre>{@code
 * Connection connection = endpoint.open(CLIENT, Opening.to("localhost"));
 * Want want = connection.handshake();
 * byte[] clientHello = connection.outgoing().readAll();
 * }</pre>
 *
 * <p>No operation blocks and none throws for what the peer did: what is missing is a {@link Want}, a fault is a
 * {@link #refusal()}. What throws is misuse, with a remedy. A connection belongs to one thread at a time, which is
 * asserted. It is not a socket: move the bytes yourself, or let {@code Loopback} do it.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public interface Connection extends AutoCloseable {
    /** Which end this is. */
    Side side();

    /**
     * The declaration that this connection runs: the endpoint's, or the one that the server name callback chose. Empty
     * on an endpoint that the user brought.
     */
    Optional<Context> context();

    /** The endpoint that opened it. */
    Endpoint endpoint();

    /** Bytes from the peer: write them here ({@code bio_write}), end it when the peer's stream ends. */
    MemoryBio incoming();

    /** Bytes for the peer: read them from here ({@code bio_read}). */
    MemoryBio outgoing();

    /**
     * Goes on with the handshake as far as the input allows.
     *
     * @return NOTHING once it is complete (and on every later call), READ for more input, CLOSED, EOF or REFUSED
     */
    Want handshake();

    /**
     * Encrypts at most one record of plain text, 16384 bytes, and moves the buffer's position past what was taken.
     *
     * @return NOTHING when something was taken or nothing was given; READ when the handshake must go on first; CLOSED
     *     after {@link #shutdown()}; REFUSED
     */
    Want write(ByteBuffer plain);

    /**
     * Decrypts at most one record into the buffer; what does not fit stays for the next call.
     *
     * @return NOTHING when bytes were read; READ when there are none yet; CLOSED after the peer's close_notify; EOF
     *     when the input ended without one; REFUSED
     */
    Want read(ByteBuffer plain);

    /** As {@link #read}, but the bytes stay for the next call ({@code MSG_PEEK}). */
    Want peek(ByteBuffer plain);

    /** Decrypted bytes of the current record that wait to be read; 0 before the first read. */
    int pending();

    /**
     * Sends close_notify, then waits for the peer's.
     *
     * @return NOTHING when both were seen; READ while the peer's is outstanding; EOF when the input ended without it
     * @throws IllegalStateException in the middle of a handshake
     */
    Want shutdown();

    /** Which halves of the close happened, {@code get_shutdown}; a copy. */
    Set<Shutdown> shutdownState();

    /** Overrides what is believed about the close, {@code set_shutdown}. */
    void shutdownState(Set<Shutdown> state);

    /** Why this connection failed, once it did. */
    Optional<Refusal> refusal();

    /** What this side believes was agreed; empty until the handshake is complete. */
    Optional<Negotiated> negotiated();

    /** The other side's certificates, leaf first, as far as they are known; empty where it presented none. */
    List<X509Certificate> peerChain();

    /** A session to resume later; empty until there is one (in TLS 1.3 the client must have read a ticket). */
    Optional<Session> session();

    /** The name that the client asked for: known to the client at once, to the server from the ClientHello on. */
    Optional<ServerName> serverName();

    /** The ALPN protocols that the client offered, in its order; to the server from the ClientHello on. */
    List<Protocol> offeredAlpn();

    /** The 32 bytes of the ClientHello's random, once there is a ClientHello. */
    Optional<byte[]> clientRandom();

    /** The 32 bytes of the ServerHello's random, once there is one. */
    Optional<byte[]> serverRandom();

    /** Frees what the connection holds; sends nothing. Idempotent; every later operation throws. */
    @Override
    void close();
}
