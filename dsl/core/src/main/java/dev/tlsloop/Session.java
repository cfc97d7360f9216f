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
 * <p>It is a value: two sessions are equal if their contexts and ids are. Another context than its own refuses it. The
 * server decides how often it can be resumed. Its {@code toString()} is one line without keys, such as
 * {@code session of TLS 1.3 on jsse}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-2.2">RFC 8446, resumption and pre-shared keys</a>
 */
public interface Session {
    /** The context of its connection; empty for a user-supplied endpoint. */
    Optional<Context> context();

    /** The version of its connection; a resumption keeps it. */
    TlsVersion version();

    /** The session id, at most 32 bytes: the server's choice, or the engine's if there is a ticket. */
    byte[] id();

    /** The lifetime from its creation: the server's value, else the client's setting. */
    Duration timeout();

    /** OpenSSL's serialised form with its keys, {@code i2d_SSL_SESSION}; empty on engines that do not export it. */
    Optional<byte[]> serialised();
}
