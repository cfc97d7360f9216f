package dev.tlsloop;

import java.util.Optional;

/**
 * A session that a later connection of the same context may resume; pyOpenSSL's {@code Session}.
 *
 * <pre>{@code
 * Connection second = endpoint.open(CLIENT, Opening.to("localhost").withSession(first.session().orElseThrow()));
 * }</pre>
 *
 * <p>It belongs to the context that it came from; another context refuses it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-2.2">RFC 8446, resumption and pre-shared keys</a>
 */
public interface Session {
    /** The context it came from; empty for an endpoint that the user brought. */
    Optional<Context> context();

    /** The version that it was negotiated with; resumption keeps it. */
    TlsVersion version();
}
