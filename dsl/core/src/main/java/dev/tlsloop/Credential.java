package dev.tlsloop;

import dev.tlsloop.key.KeyMatch;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
     * @throws IllegalArgumentException when it does not, or when this JDK cannot compare the two
     */
    public void check() {
        KeyMatch match = match(certificate());
        switch (match.kind()) {
            case MATCH -> {}
            case MISMATCH ->
                throw new IllegalArgumentException("the private key (" + privateKey.getAlgorithm()
                        + ") does not belong to the certificate of "
                        + certificate().getSubjectX500Principal() + " ("
                        + certificate().getPublicKey().getAlgorithm() + ")" + remedy());
            case UNKNOWN ->
                throw new IllegalArgumentException(
                        "whether the private key belongs to the certificate of "
                                + certificate().getSubjectX500Principal() + " cannot be told: "
                                + match.obstacle().map(this::description).orElse("it shows no numbers"),
                        match.obstacle().orElse(null));
        }
    }

    /** Whether the key belongs to the certificate; false also when this JDK cannot compare the two. */
    public boolean fits() {
        return match(certificate()).kind() == KeyMatch.Kind.MATCH;
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

    private String remedy() {
        return IntStream.range(1, chain.size())
                .filter(i -> match(chain.get(i)).kind() == KeyMatch.Kind.MATCH)
                .mapToObj(i -> ", but to certificate " + (i + 1) + " of the chain, "
                        + chain.get(i).getSubjectX500Principal()
                        + "; order the chain leaf first: the key's own certificate, then its issuers")
                .findFirst()
                .orElse("; give the key that the certificate was issued for");
    }

    private String description(GeneralSecurityException obstacle) {
        return obstacle instanceof NoSuchAlgorithmException
                ? "this JDK has no signatures of "
                        + certificate().getPublicKey().getAlgorithm()
                        + "; take Credential.unchecked(...), or a newer JDK"
                : "no provider of this JDK signs with a key of " + privateKey.getClass()
                        + "; take Credential.unchecked(...)";
    }

    private KeyMatch match(X509Certificate certificate) {
        PublicKey publicKey = certificate.getPublicKey();
        return KeyMatch.of(
                privateKey, publicKey, PublicKeyAlgorithm.of(publicKey).signatureAlgorithm());
    }
}
