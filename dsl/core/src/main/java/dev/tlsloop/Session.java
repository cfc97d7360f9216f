package dev.tlsloop;

import java.time.Duration;
import java.util.Optional;

/**
 * A session that a later connection of the same context may resume; pyOpenSSL's {@code Session}.
 *
 * <pre>{@code
 * Connection second = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost").withSession(first.session().orElseThrow()));
 * }</pre>
 *
 * <p>It is a value: two are equal when their context and their id are. It belongs to the context that it came from;
 * another context refuses it. How often it can be resumed is the server's decision.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-2.2">RFC 8446, resumption and pre-shared keys</a>
 */
public interface Session {
    /** The context it came from; empty for an endpoint that the user brought. */
    Optional<Context> context();

    /** The version that it was negotiated with; resumption keeps it. */
    TlsVersion version();

    /** What it is told apart by, at most 32 bytes: the server's choice, or the engine's where there is a ticket. */
    byte[] id();

    /** How long after its making it may be resumed: what the server said, else the client's own setting. */
    Duration timeout();

    /** OpenSSL's serialised form, {@code i2d_SSL_SESSION}, with its keys; empty on engines that keep it to themselves. */
    Optional<byte[]> serialised();
}
