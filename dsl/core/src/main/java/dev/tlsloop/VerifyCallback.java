package dev.tlsloop;

/**
 * Sees each certificate of the peer's chain, the deepest first, and has the last word: pyOpenSSL's verify callback.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca)
 *     .onVerify(v -> v.ok() || v.code().equals(VerifyCode.CERT_HAS_EXPIRED))
 *     .build();
 * }</pre>
 *
 * <p>{@code false} ends the handshake at once; {@code true} where {@link CertificateVerification#ok} is false overrides that
 * finding. What it throws refuses the handshake with {@link Reason#REJECTED_BY_CALLBACK} and is the refusal's cause.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_verify/">SSL_CTX_set_verify(3)</a>
 */
@FunctionalInterface
public interface VerifyCallback {
    /** Whether verification goes on. */
    boolean verify(CertificateVerification verification);
}
