package dev.tlsloop.pem.der;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Parses certificates and revocation lists with the JDK, and says which part of a well-formed one the JDK does not
 * support.
 *
 * @param place the source, for error messages
 * @param form the encoding, such as {@code in DER}
 * @param remedy the remedy for bytes that are no such object
 */
public record X509Parser(String place, String form, String remedy) {
    /** The certificate at the beginning of the bytes. */
    public X509Certificate certificate(byte[] bytes) {
        DerNesting.check(place, bytes);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | RuntimeException e) {
            throw new IllegalArgumentException(place + sentence(bytes, e), e);
        }
    }

    /** The revocation list. */
    public X509CRL crl(byte[] bytes) {
        DerNesting.check(place, bytes);
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
        } catch (CertificateException | CRLException | RuntimeException e) {
            throw new IllegalArgumentException(place + listSentence(bytes, e), e);
        }
    }

    private String sentence(byte[] bytes, Exception e) {
        try {
            return unsupported(Certificate.getInstance(bytes), e);
        } catch (RuntimeException malformed) {
            return ": expected a certificate " + form + ", found " + e.getMessage() + "; " + remedy;
        }
    }

    private String listSentence(byte[] bytes, Exception e) {
        try {
            CertificateList.getInstance(bytes);
            return ": expected a revocation list that this JDK can parse, found: " + e.getMessage()
                    + "; look at it with openssl crl -text, and issue it again";
        } catch (RuntimeException malformed) {
            return ": expected a revocation list " + form + ", found " + e.getMessage() + "; " + remedy;
        }
    }

    private static String unsupported(Certificate certificate, Exception e) {
        String expected = ": expected a certificate that this JDK can parse, found ";
        SubjectPublicKeyInfo key = certificate.getSubjectPublicKeyInfo();
        if (certificate.getIssuer().size() == 0) {
            return expected + "an empty issuer; issue it with an issuer (RFC 5280, 4.1.2.4)";
        }
        if (!key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey) || isSupported(key)) {
            return expected + "this error: " + e.getMessage()
                    + "; look at it with openssl x509 -text, and issue it again";
        }
        if (!(key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)) {
            return expected + "a key with explicit curve parameters; issue it for a key that names its curve"
                    + " (openssl ec -param_enc named_curve)";
        }
        int form = key.getPublicKeyData().getOctets()[0];
        return form == UNCOMPRESSED
                ? expected + "a key on the curve " + curve.getId() + "; issue it for a key on another curve"
                : expected + "a key with a compressed point; issue it for the key with an uncompressed one"
                        + " (openssl ec -conv_form uncompressed)";
    }

    private static boolean isSupported(SubjectPublicKeyInfo key) {
        try {
            KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
            return true;
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    /** The first byte of a point (SEC 1, 2.3.3). */
    private static final int UNCOMPRESSED = 4;
}
