package dev.tlsloop;

/**
 * The revocation checks of a side that verifies its peer, set with {@link ContextBuilder#revocation}. No check fetches
 * anything: the peer staples the OCSP response, or the context has the CRLs.
 *
 * <pre>{@code
 * Context client = Context.client().trust(ca).revocation(Revocation.STAPLE).build();
 * Context careful = Context.client().trust(ca)
 *     .revocation(Revocation.CRL_ALL).crls(CrlBuilder.by(ca).x509())
 *     .build();
 * }</pre>
 *
 * <p>Each check must confirm that the certificate is good. A revoked certificate gives {@link Reason#REVOKED}; any
 * other answer, or none, gives {@link Reason#REVOCATION_UNKNOWN}. A chain that fails for another reason is not checked.
 * On OpenSSL, CRL checks precede the checks of dates and signatures.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960, OCSP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.3">RFC 5280, CRL validation</a>
 */
public enum Revocation {
    /** No check, the default; excludes the others. */
    NONE,
    /** A client requests an OCSP response for the server's leaf and checks the stapled one. */
    STAPLE,
    /** Checks the peer's leaf with the CRLs of {@link ContextBuilder#crls}. */
    CRL,
    /** Checks every certificate except the root with the CRLs of {@link ContextBuilder#crls}; includes {@link #CRL}. */
    CRL_ALL
}
