package dev.tlsloop.jsse.certpath;

import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The OCSP response for the server's certificate in a session. JSSE returns an empty array where nothing was stapled.
 */
public final class StapledResponse {
    private StapledResponse() {}

    /** While a chain is judged; there is no engine, or no handshake, where an application asks by itself. */
    public static Optional<byte[]> inHandshake(@Nullable SSLEngine engine) {
        return engine == null ? Optional.empty() : in(engine.getHandshakeSession());
    }

    public static Optional<byte[]> in(@Nullable SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? extended.getStatusResponses().stream().findFirst().filter(bytes -> bytes.length > 0)
                : Optional.empty();
    }
}
