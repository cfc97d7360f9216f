package dev.tlsloop;

import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * One TLS connection over a pair of memory BIOs: OpenSSL's {@code SSL}, the JDK's {@code SSLEngine}.
 *
 * <pre>{@code
 * Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost"));
 * IoStatus want = connection.handshake();
 * byte[] clientHello = connection.outgoing().readAll();
 * }</pre>
 *
 * <p>No operation blocks, and the peer can never cause an exception. An operation that needs more bytes returns an
 * {@link IoStatus}; a fault is a {@link #refusal()}. Misuse throws, and the message says what to do. An operation that
 * the engine lacks throws {@link UnsupportedSettingException}, which names an engine that supports it. Only one thread
 * at a time may use a connection, and a second one gets an exception. A connection is not a socket: the caller moves
 * the bytes, or {@code Loopback} does.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public interface Connection extends AutoCloseable {
    /** The side of this connection. */
    Side side();

    /**
     * The context of this connection: that of the endpoint, or the one that the server name callback selected. Empty on
     * a user-supplied endpoint.
     */
    Optional<Context> context();

    /**
     * Switches to another context, {@code set_context}. Before the handshake begins, all settings change. Later, the
     * effect depends on the engine. On openssl it is {@code SSL_set_SSL_CTX}: certificate, trust and callbacks change;
     * versions, options and verification modes stay. In the server name callback, answer {@link ServerNameAnswer#use}
     * instead.
     *
     * @throws IllegalArgumentException for a context of the other side
     * @throws IllegalStateException on a user-supplied endpoint
     */
    void use(Context replacement);

    /** The endpoint that opened this connection. */
    Endpoint endpoint();

    /**
     * The bytes from the peer. Write them here ({@code bio_write}), and call {@link MemoryBio#end} when the peer's
     * stream ends.
     */
    MemoryBio incoming();

    /** The bytes for the peer. Read them from here ({@code bio_read}). */
    MemoryBio outgoing();

    /**
     * Continues the handshake as far as the input allows.
     *
     * @return NOTHING when the handshake is complete, also on later calls; READ for more input; CLOSED, EOF or REFUSED
     */
    IoStatus handshake();

    /**
     * Encrypts at most one record of plaintext, 16384 bytes, and advances the buffer's position past the bytes taken.
     *
     * @return NOTHING when bytes were taken or the buffer was empty; READ when a handshake must complete first; CLOSED
     *     after {@link #shutdown()}; REFUSED
     */
    IoStatus write(ByteBuffer plain);

    /**
     * Decrypts at most one record into the buffer; bytes that do not fit stay for the next call.
     *
     * @return NOTHING when bytes were read; READ when more input is needed; CLOSED after the peer's close_notify; EOF
     *     when the input ended without close_notify; REFUSED
     */
    IoStatus read(ByteBuffer plain);

    /** Like {@link #read}, but the bytes stay for the next call ({@code MSG_PEEK}). */
    IoStatus peek(ByteBuffer plain);

    /** The number of decrypted bytes that are not read yet; 0 before the first read. */
    int pending();

    /**
     * Sends close_notify; a second call waits for the close_notify of the peer.
     *
     * @return NOTHING when both sides sent it; READ while the peer has not; EOF when the input ended without it
     * @throws IllegalStateException during a handshake
     */
    IoStatus shutdown();

    /** The shutdown state, {@code get_shutdown}; a copy. A fatal alert of the peer counts as RECEIVED, as in OpenSSL. */
    Set<ShutdownFlag> shutdownState();

    /** Overrides the shutdown state, {@code set_shutdown}. */
    void shutdownState(Set<ShutdownFlag> state);

    /**
     * Requests a renegotiation, up to TLS 1.2: a client sends a ClientHello, a server a HelloRequest. Both sides
     * continue it as they read. A server refuses a renegotiation that the client starts, unless
     * {@link Option#ALLOW_CLIENT_RENEGOTIATION} allows it.
     *
     * <p>pyOpenSSL returns true or false: NOTHING is its true, and READ is its false.
     *
     * @return NOTHING when the request was sent; READ while an earlier one is pending, and then no byte is sent; CLOSED
     *     after {@link #shutdown()}; REFUSED
     * @throws IllegalStateException before the first handshake is complete, and in TLS 1.3, where {@link #updateKeys()}
     *     replaces it
     */
    IoStatus renegotiate();

    /** Whether a requested renegotiation is not complete yet. */
    boolean renegotiatePending();

    /** The number of renegotiations that this side requested, or answered as a client; {@code total_renegotiations}. */
    int renegotiations();

    /**
     * Sends a TLS 1.3 KeyUpdate: this side changes its sending key and asks the peer to do the same.
     *
     * @return NOTHING when it was sent; CLOSED after {@link #shutdown()}; REFUSED
     * @throws IllegalStateException before the handshake is complete, and below TLS 1.3, where {@link #renegotiate()}
     *     replaces it
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.3">RFC 8446, key update</a>
     */
    IoStatus updateKeys();

    /** The result of the last operation; NOTHING before the first. {@code want_read} is {@code want() == READ}. */
    IoStatus want();

    /** The reason why this connection failed; empty unless it failed. */
    Optional<Refusal> refusal();

    /**
     * The negotiated parameters of the last handshake from this side's view; empty until the first one is complete. After
     * a renegotiation, whose messages are encrypted, the group is unknown and the server name is that of the first.
     */
    Optional<Negotiated> negotiated();

    /** The protocol's name, such as {@code TLSv1.3}; {@code Unknown} until the handshake is complete. */
    String protocolName();

    /** The handshake state as {@code SSL_state_string_long} names it, such as {@code before SSL initialization}. */
    String stateName();

    /** The enabled cipher suites in this side's order, TLS 1.3 suites first; {@code get_cipher_list}. */
    List<CipherSuite> cipherList();

    /** The credential that this side presents; until the engine selects one, the first of the context. */
    Optional<Credential> credential();

    /** The peer's certificates as sent, leaf first; empty without a peer certificate. */
    List<X509Certificate> peerChain();

    /** The verified path, leaf to anchor. After a refusal, the part that the engine could build; otherwise empty. */
    List<X509Certificate> verifiedChain();

    /**
     * Whether this side requests a certificate in a full handshake: always on a client; on a server, if its settings
     * request one.
     */
    boolean asksForCertificate();

    /** The authorities of the CertificateRequest: the own list of a server, the received list of a client. */
    List<X500Principal> clientCaList();

    /** The stapled OCSP response, DER-encoded; empty without one. */
    Optional<byte[]> ocspResponse();

    /** A session to resume later; empty until the engine has one. In TLS 1.3 the client must first read a ticket. */
    Optional<Session> session();

    /** The server name that the client requests; on a server, empty until the ClientHello arrives. */
    Optional<ServerName> serverName();

    /** The ALPN protocols of the client in its order; on a server, empty until the ClientHello arrives. */
    List<AlpnProtocol> offeredAlpn();

    /**
     * The ClientHello random, 32 bytes; empty before the ClientHello. After a renegotiation it is the random of the
     * last handshake on openssl, and of the first on other engines, because later hellos are encrypted.
     */
    Optional<byte[]> clientRandom();

    /** The ServerHello random, 32 bytes; empty before the ServerHello; see {@link #clientRandom()}. */
    Optional<byte[]> serverRandom();

    /**
     * The TLS 1.2 master secret, 48 bytes, or the TLS 1.3 resumption secret, 32 or 48 bytes. Empty until the engine has
     * it; a TLS 1.3 client must first read a ticket.
     */
    Optional<byte[]> masterKey();

    /** The verify data of this side's Finished message: 12 bytes up to TLS 1.2, the hash length in TLS 1.3. */
    Optional<byte[]> finished();

    /** The verify data of the peer's Finished message, with the same length. */
    Optional<byte[]> peerFinished();

    /**
     * Exports keying material for another protocol, equal on both sides, without a context. TLS 1.2 distinguishes no
     * context from an empty one.
     *
     * @param label ASCII, such as {@code EXPORTER-Channel-Binding}
     * @param length in bytes, 0 to 65535
     * @throws IllegalStateException before the handshake is complete, and when the engine refuses the length
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5705">RFC 5705, keying material exporters</a>
     */
    byte[] exportKeyingMaterial(String label, int length);

    /** Exports keying material with a context of 0 to 65535 bytes. */
    byte[] exportKeyingMaterial(String label, int length, byte[] context);

    /** The protocol negotiated by NPN, the predecessor of ALPN; empty without one. */
    Optional<AlpnProtocol> nextProtocol();

    /** The attached object itself; initially the app data of the {@link ConnectionSettings}. */
    Optional<Object> appData();

    /** Attaches an object, and replaces the previous one. */
    void appData(Object data);

    /** Frees the resources of the connection and sends nothing. Idempotent; later operations throw. */
    @Override
    void close();
}
