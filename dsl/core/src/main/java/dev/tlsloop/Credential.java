package dev.tlsloop;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Objects;

/**
 * A private key and its certificate chain, for one side to present.
 *
 * <pre>{@code
 * Context server = Context.server().credential(ca.issue("localhost")).build();
 * }</pre>
 *
 * <p>{@link #of} checks that the key belongs to the certificate. {@link #unchecked} and the constructor do not, so that a
 * test may present a key that does not fit.
 * For files, see {@code dev.tlsloop.pem.Pem}.
 *
 * @param privateKey the key of the first certificate
 * @param chain the certificate itself, then its issuers in order; the root may be left out
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2">RFC 8446, Certificate</a>
 */
public record Credential(PrivateKey privateKey, List<X509Certificate> chain) {
    public Credential {
        Objects.requireNonNull(privateKey, "the private key of a credential is null; give it with its chain");
        chain = Preconditions.each("certificate of a credential", chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "a credential holds at least one certificate; given: none; put the key's own certificate first");
        }
    }

    /**
     * Creates a credential and checks that the key belongs to the certificate.
     *
     * @throws IllegalArgumentException when the key does not belong to the first certificate
     */
    public static Credential of(PrivateKey privateKey, List<X509Certificate> chain) {
        Credential credential = new Credential(privateKey, chain);
        credential.check();
        return credential;
    }

    /**
     * Creates a credential without a check; an engine may refuse a key that does not belong to the certificate when it
     * starts.
     *
     * @throws IllegalArgumentException when there is no certificate
     */
    public static Credential unchecked(PrivateKey privateKey, List<X509Certificate> chain) {
        return new Credential(privateKey, chain);
    }

    /** The certificate of the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Checks that the key belongs to the certificate: pyOpenSSL's {@code check_privatekey}.
     *
     * @throws IllegalArgumentException when it does not, or when this JDK has no signatures with such keys
     */
    public void check() {
        PublicKey publicKey = certificate().getPublicKey();
        if (!fits(publicKey)) {
            throw new IllegalArgumentException("the private key (" + privateKey.getAlgorithm()
                    + ") does not belong to the certificate of "
                    + certificate().getSubjectX500Principal() + " (" + publicKey.getAlgorithm()
                    + "); give the key that the certificate was issued for");
        }
    }

    /** One line without the private key, such as {@code CN=localhost, EC key, issued by CN=Root, chain of 2}. */
    @Override
    public String toString() {
        X509Certificate leaf = certificate();
        boolean selfIssued = leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal());
        return CertificateName.of(leaf) + ", " + privateKey.getAlgorithm() + " key, "
                + (selfIssued
                        ? "self-issued"
                        : "issued by " + leaf.getIssuerX500Principal().getName())
                + (chain.size() > 1 ? ", chain of " + chain.size() : "");
    }

    private boolean fits(PublicKey publicKey) {
        try {
            Signature signer = signature(PublicKeyAlgorithm.of(publicKey));
            signer.initSign(privateKey);
            signer.update(PROBE);
            Signature verifier = signature(PublicKeyAlgorithm.of(publicKey));
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            return verifier.verify(signer.sign());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(
                    "whether the private key belongs to the certificate of "
                            + certificate().getSubjectX500Principal()
                            + " cannot be told: this JDK has no signatures of "
                            + publicKey.getAlgorithm() + "; take Credential.unchecked(...), or a newer JDK",
                    e);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(PublicKeyAlgorithm kind) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(kind.signatureAlgorithm());
        if (kind == PublicKeyAlgorithm.RSA_PSS) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return signature;
    }

    private static final byte[] PROBE = {'t', 'l', 's', 'l', 'o', 'o', 'p'};
}
