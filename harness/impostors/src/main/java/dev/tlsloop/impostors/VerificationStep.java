package dev.tlsloop.impostors;

/**
 * What a client has to look at in a server's certificate, lest anybody can take the server's place.
 *
 * <pre>{@code
 * VerificationResult verdict = Impostors.by(ca).meet(client).on(VerificationStep.HOST_NAME);
 * }</pre>
 *
 * <p>Revocation is none of them: most clients do not check it, and say so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public enum VerificationStep {
    /** That an authority which it trusts stands behind the certificate: signatures, issuers, and who may issue. */
    CHAIN("chain"),
    /** That the certificates are valid today. */
    VALIDITY("validity"),
    /** That the certificate is for the host that was asked for (RFC 9525). */
    HOST_NAME("host name"),
    /** That the certificate is for servers. */
    PURPOSE("purpose");

    private final String text;

    VerificationStep(String text) {
        this.text = text;
    }

    /** As in a sentence: {@code host name}. */
    @Override
    public String toString() {
        return text;
    }
}
