package dev.tlsloop;

import java.util.Optional;

/**
 * A callback that returns the OCSP response for a server to staple: pyOpenSSL's {@code set_ocsp_server_callback}.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost"))
 *     .onOcspStaple(connection -> Optional.of(bytes))
 *     .build();
 * }</pre>
 *
 * <p>The engine calls it when a client requests a response, and sends the answer unparsed, so a test can staple invalid
 * bytes. An exception ends the handshake with internal_error and becomes the refusal's cause. An
 * {@link Error} reaches the caller.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2.1">RFC 8446, OCSP status</a>
 */
@FunctionalInterface
public interface OcspStapleCallback {
    /**
     * Returns a DER-encoded OCSPResponse, or empty to staple nothing.
     *
     * @param connection the server's connection
     */
    Optional<byte[]> staple(Connection connection);
}
