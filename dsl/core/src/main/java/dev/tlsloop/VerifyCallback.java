package dev.tlsloop;

/**
 * A callback that confirms or overrides the result of each certificate in the peer's chain, the deepest first:
 * pyOpenSSL's verify callback.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca)
 *     .onVerify(v -> v.ok() || v.code().equals(VerifyCode.CERT_HAS_EXPIRED))
 *     .build();
 * }</pre>
 *
 * <p>The answer {@code false} ends the handshake; {@code true} overrides a failure. An exception refuses the handshake
 * with {@link Reason#REJECTED_BY_CALLBACK} and becomes the refusal's cause. An {@link Error} reaches the caller.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/SSL_CTX_set_verify/">SSL_CTX_set_verify(3)</a>
 */
@FunctionalInterface
public interface VerifyCallback {
    /** Whether verification continues. */
    boolean verify(CertificateVerification verification);
}
