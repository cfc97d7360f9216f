package dev.tlsloop;

import java.util.Optional;

/**
 * A callback that checks the stapled OCSP response on a client: pyOpenSSL's {@code set_ocsp_client_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).onOcspResponse((connection, response) -> response.isPresent()).build();
 * Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost").withOcspRequest());
 * }</pre>
 *
 * <p>The engine calls it only on connections that request a response, and checks nothing itself: the callback verifies
 * the signature, the date and the certificate of the response. {@code false} ends the handshake with
 * bad_certificate_status_response. An exception ends it with internal_error and becomes the refusal's cause. An
 * {@link Error} reaches the caller.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-4.2">RFC 6960, OCSP response</a>
 */
@FunctionalInterface
public interface OcspResponseCallback {
    /**
     * Whether the handshake continues.
     *
     * @param connection the client's connection
     * @param response the stapled OCSPResponse, DER-encoded; empty without one
     */
    boolean accepts(Connection connection, Optional<byte[]> response);
}
