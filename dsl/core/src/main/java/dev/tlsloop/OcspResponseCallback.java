package dev.tlsloop;

import java.util.Optional;

/**
 * Judges what a server staples about its certificate: pyOpenSSL's {@code set_ocsp_client_callback}.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).onOcspResponse((connection, response) -> response.isPresent()).build();
 * Connection connection = endpoint.open(CLIENT, ConnectionSettings.forServer("localhost").withOcspRequest());
 * }</pre>
 *
 * <p>It is called only on connections that ask for a response. It sees bytes: their signature, their age and the
 * certificate that they are about are for it to check. What it needs besides, a lambda captures. {@code false} ends the
 * handshake with bad_certificate_status_response; what it throws, with internal_error, is the refusal's cause.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-4.2">RFC 6960, OCSP response</a>
 */
@FunctionalInterface
public interface OcspResponseCallback {
    /**
     * Whether the handshake goes on.
     *
     * @param connection the client's side
     * @param response an OCSPResponse in DER, as it was stapled; empty where nothing was
     */
    boolean accepts(Connection connection, Optional<byte[]> response);
}
