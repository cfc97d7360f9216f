package dev.tlsloop;

/**
 * An SRTP protection profile, negotiated with the extension {@code use_srtp}.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).srtp(SrtpProfile.SRTP_AEAD_AES_128_GCM).build();
 * }</pre>
 *
 * <p>The extension is defined for DTLS. Over TLS, a server ignores its profiles. A client offers them, and an OpenSSL
 * peer then refuses the ClientHello with illegal_parameter, as the RFC requires.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5764#section-4.1.2">RFC 5764, SRTP protection profiles</a>
 */
public enum SrtpProfile {
    SRTP_AES128_CM_SHA1_80,
    SRTP_AES128_CM_SHA1_32,
    SRTP_AEAD_AES_128_GCM,
    SRTP_AEAD_AES_256_GCM
}
