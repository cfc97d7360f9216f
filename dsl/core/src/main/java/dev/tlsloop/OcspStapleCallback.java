package dev.tlsloop;

import java.util.Optional;

/**
 * Chooses what a server staples about its certificate: pyOpenSSL's {@code set_ocsp_server_callback}.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost"))
 *     .onOcspStaple(connection -> Optional.of(bytes))
 *     .build();
 * }</pre>
 *
 * <p>It is called when a client asks for a response. What it answers is sent as it is, unparsed, so that a test may
 * staple rubbish. What it throws ends the handshake with internal_error and is the refusal's cause.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2.1">RFC 8446, OCSP status</a>
 */
@FunctionalInterface
public interface OcspStapleCallback {
    /**
     * An OCSPResponse in DER, or empty to staple nothing.
     *
     * @param connection the server's side
     */
    Optional<byte[]> staple(Connection connection);
}
