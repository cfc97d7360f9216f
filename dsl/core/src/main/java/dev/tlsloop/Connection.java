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
 * <p>No operation blocks and none throws for what the peer did: what is missing is a {@link IoStatus}, a fault is a
 * {@link #refusal()}. What throws is misuse, with a remedy, or a question that the engine cannot answer: then it is an
 * {@link UnsupportedSettingException} that names an engine that can. A connection belongs to one thread at a time, which
 * is asserted. It is not a socket: move the bytes yourself, or let {@code Loopback} do it.
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

    /**
     * Goes on with another declaration, {@code set_context}. Before the handshake has begun that is a whole switch, as if
     * it had been opened there. Later it is what the engine makes of it: on openssl, {@code SSL_set_SSL_CTX}, by which
     * certificate, trust and the callbacks follow, and versions, options and verification modes stay. In the server name
     * callback, answer {@link ServerNameAnswer#use} instead.
     *
     * @throws IllegalArgumentException for a declaration of the other side
     * @throws IllegalStateException on an endpoint that the user brought
     */
    void use(Context replacement);

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
    IoStatus handshake();

    /**
     * Encrypts at most one record of plain text, 16384 bytes, and moves the buffer's position past what was taken.
     *
     * @return NOTHING when something was taken or nothing was given; READ when a handshake must go on first; CLOSED
     *     after {@link #shutdown()}; REFUSED
     */
    IoStatus write(ByteBuffer plain);

    /**
     * Decrypts at most one record into the buffer; what does not fit stays for the next call.
     *
     * @return NOTHING when bytes were read; READ when there are none yet; CLOSED after the peer's close_notify; EOF
     *     when the input ended without one; REFUSED
     */
    IoStatus read(ByteBuffer plain);

    /** As {@link #read}, but the bytes stay for the next call ({@code MSG_PEEK}). */
    IoStatus peek(ByteBuffer plain);

    /** Decrypted bytes of the current record that wait to be read; 0 before the first read. */
    int pending();

    /**
     * Sends close_notify, then waits for the peer's.
     *
     * @return NOTHING when both were seen; READ while the peer's is outstanding; EOF when the input ended without it
     * @throws IllegalStateException in the middle of a handshake
     */
    IoStatus shutdown();

    /** Which halves of the close happened, {@code get_shutdown}; a copy. */
    Set<ShutdownFlag> shutdownState();

    /** Overrides what is believed about the close, {@code set_shutdown}. */
    void shutdownState(Set<ShutdownFlag> state);

    /**
     * Asks for another handshake on this connection, which ends with TLS 1.2: a client puts out a ClientHello, a server a
     * HelloRequest. Both sides go on with it as they read. An OpenSSL 3 server refuses what a client begins.
     *
     * @return NOTHING when it was asked for; CLOSED after {@link #shutdown()}; REFUSED
     * @throws IllegalStateException before the first handshake is complete, and in TLS 1.3, which has
     *     {@link #updateKeys()} instead
     */
    IoStatus renegotiate();

    /** Whether another handshake was asked for and is not complete; on a server until the client has made it. */
    boolean renegotiatePending();

    /** How many handshakes this side asked for, or answered as a client, after the first; {@code total_renegotiations}. */
    int renegotiations();

    /**
     * Changes the key under which this side sends, and asks the peer to do the same: a KeyUpdate of TLS 1.3.
     *
     * @return NOTHING when it was put out; CLOSED after {@link #shutdown()}; REFUSED
     * @throws IllegalStateException before the handshake is complete, and below TLS 1.3, which has
     *     {@link #renegotiate()} instead
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.3">RFC 8446, key update</a>
     */
    IoStatus updateKeys();

    /** What the last operation answered; NOTHING before the first. {@code want_read} is {@code want() == READ}. */
    IoStatus want();

    /** Why this connection failed, once it did. */
    Optional<Refusal> refusal();

    /** What this side believes was agreed; empty until the handshake is complete. */
    Optional<Negotiated> negotiated();

    /** The protocol's name, such as {@code TLSv1.3}; {@code Unknown} until the handshake is complete. */
    String protocolName();

    /** Where the engine's handshake stands, in its own words, such as {@code before SSL initialization}. */
    String stateName();

    /** The cipher suites that this side would agree on, in its order and TLS 1.3's first; {@code get_cipher_list}. */
    List<CipherSuite> cipherList();

    /** What this side presents: what was chosen, and until then the first that is declared. */
    Optional<Credential> credential();

    /** The other side's certificates as it sent them, leaf first; empty where it presented none. */
    List<X509Certificate> peerChain();

    /** The path that was verified, leaf to anchor; what could be built of it where it was refused; else empty. */
    List<X509Certificate> verifiedChain();

    /** Whether this side asks the other for a certificate in a full handshake: a client always, a server where it is told to. */
    boolean asksForCertificate();

    /** The authorities that a server names when it asks for a certificate: its own, or what a client heard. */
    List<X500Principal> clientCaList();

    /** The OCSP response that the server stapled, DER; empty where there is none. */
    Optional<byte[]> ocspResponse();

    /** A session to resume later; empty until there is one (in TLS 1.3 the client must have read a ticket). */
    Optional<Session> session();

    /** The name that the client asked for: known to the client at once, to the server from the ClientHello on. */
    Optional<ServerName> serverName();

    /** The ALPN protocols that the client offered, in its order; to the server from the ClientHello on. */
    List<AlpnProtocol> offeredAlpn();

    /**
     * The 32 bytes of the ClientHello's random, once there is a ClientHello. After a renegotiation the engine openssl tells
     * that of the last handshake, any other that of the first: later hellos are encrypted.
     */
    Optional<byte[]> clientRandom();

    /** The 32 bytes of the ServerHello's random, once there is one; see {@link #clientRandom()}. */
    Optional<byte[]> serverRandom();

    /**
     * The TLS 1.2 master secret or the TLS 1.3 resumption secret, 48 bytes mostly; empty until there is one, which for a
     * TLS 1.3 client is when it has read a ticket.
     */
    Optional<byte[]> masterKey();

    /** The verify data of this side's Finished, 12 bytes up to TLS 1.2 and the length of the hash in TLS 1.3. */
    Optional<byte[]> finished();

    /** The verify data of the peer's Finished. */
    Optional<byte[]> peerFinished();

    /**
     * Key material for another protocol, both sides the same; without a context, which TLS 1.2 tells from an empty one.
     *
     * @param label ASCII, such as {@code EXPORTER-Channel-Binding}
     * @param length how many bytes, 0 or more
     * @throws IllegalStateException before the handshake is complete, and where the engine refuses the length
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5705">RFC 5705, keying material exporters</a>
     */
    byte[] exportKeyingMaterial(String label, int length);

    /** The same with a context, of length 0 to 65535. */
    byte[] exportKeyingMaterial(String label, int length, byte[] context);

    /** The protocol of the NPN extension, which ALPN replaced; empty where none was agreed. */
    Optional<AlpnProtocol> nextProtocol();

    /** What the user attached, the identical object; at first that of the {@link ConnectionSettings}. */
    Optional<Object> appData();

    /** Attaches something, in place of what was attached before. */
    void appData(Object data);

    /** Frees what the connection holds; sends nothing. Idempotent; every later operation throws. */
    @Override
    void close();
}
