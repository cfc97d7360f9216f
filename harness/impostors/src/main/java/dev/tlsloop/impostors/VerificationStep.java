package dev.tlsloop.impostors;

/**
 * A check of a server's certificate. A client that lacks one can be deceived by an impostor.
 *
 * <pre>{@code
 * VerificationResult result = Impostors.by(ca).meet(client).on(VerificationStep.HOST_NAME);
 * }</pre>
 *
 * <p>Revocation is not among them, because most clients do not check it and say so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, certification path validation</a>
 */
public enum VerificationStep {
    /** The chain ends in a trusted authority, and each issuer is a CA with a valid signature. */
    CHAIN("chain"),
    /** The certificates are valid today. */
    VALIDITY("validity"),
    /** The certificate is for the requested host (RFC 9525). */
    HOST_NAME("host name"),
    /** The certificate is for servers. */
    PURPOSE("purpose");

    private final String text;

    VerificationStep(String text) {
        this.text = text;
    }

    /** The name in a sentence: {@code host name}. */
    @Override
    public String toString() {
        return text;
    }
}
