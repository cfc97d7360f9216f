package dev.tlsloop;

/**
 * How a side that verifies its peer checks whether a certificate was revoked, given together to
 * {@link ContextBuilder#revocation}. Nothing is ever fetched: what decides is stapled by the peer, or given to the context.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).revocation(Revocation.STAPLE).build();
 * Context careful = Context.client().trust(ca)
 *     .revocation(Revocation.CRL_ALL).crls(CrlBuilder.by(ca).x509())
 *     .build();
 * }</pre>
 *
 * <p>Whatever is named has to say that the certificate is good: revoked is {@link Reason#REVOKED}, and everything else,
 * silence too, is {@link Reason#REVOCATION_UNKNOWN}. A chain that is refused for another reason is not looked up, but for
 * dates and signatures on OpenSSL, which looks into lists before these.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960, OCSP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.3">RFC 5280, CRL validation</a>
 */
public enum Revocation {
    /** No check. Excludes the others. */
    NONE,
    /** A client asks for an OCSP response and checks what is stapled, for the server's own certificate. */
    STAPLE,
    /** The lists of {@link ContextBuilder#crls}, for the peer's own certificate. */
    CRL,
    /** The lists of {@link ContextBuilder#crls}, for every certificate of the chain but the root. Includes {@link #CRL}. */
    CRL_ALL
}
