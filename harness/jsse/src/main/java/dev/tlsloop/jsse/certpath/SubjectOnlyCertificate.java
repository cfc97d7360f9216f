package dev.tlsloop.jsse.certpath;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A stub certificate that has a subject and nothing else. JSSE takes the authorities of a CertificateRequest as
 * certificates and reads their subjects only.
 */
public final class SubjectOnlyCertificate extends X509Certificate {
    private static final long serialVersionUID = 1;

    private final X500Principal name;

    public SubjectOnlyCertificate(X500Principal name) {
        this.name = name;
    }

    @Override
    public X500Principal getSubjectX500Principal() {
        return name;
    }

    @Override
    public X500Principal getIssuerX500Principal() {
        return name;
    }

    @Override
    @SuppressWarnings("deprecation")
    public Principal getSubjectDN() {
        return name;
    }

    @Override
    @SuppressWarnings("deprecation")
    public Principal getIssuerDN() {
        return name;
    }

    @Override
    public String toString() {
        return "the name " + name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubjectOnlyCertificate that && that.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public byte[] getEncoded() throws CertificateEncodingException {
        throw new CertificateEncodingException(notThere());
    }

    @Override
    public byte[] getTBSCertificate() throws CertificateEncodingException {
        throw new CertificateEncodingException(notThere());
    }

    @Override
    public void verify(PublicKey key) {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public void verify(PublicKey key, String provider) {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public PublicKey getPublicKey() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public void checkValidity() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public void checkValidity(Date date) {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public int getVersion() {
        return 3;
    }

    @Override
    public BigInteger getSerialNumber() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public Date getNotBefore() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public Date getNotAfter() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public byte[] getSignature() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public String getSigAlgName() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public String getSigAlgOID() {
        throw new UnsupportedOperationException(notThere());
    }

    @Override
    public byte @Nullable [] getSigAlgParams() {
        return null;
    }

    @Override
    public boolean @Nullable [] getIssuerUniqueID() {
        return null;
    }

    @Override
    public boolean @Nullable [] getSubjectUniqueID() {
        return null;
    }

    @Override
    public boolean @Nullable [] getKeyUsage() {
        return null;
    }

    @Override
    public int getBasicConstraints() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return false;
    }

    @Override
    public @Nullable Set<String> getCriticalExtensionOIDs() {
        return null;
    }

    @Override
    public @Nullable Set<String> getNonCriticalExtensionOIDs() {
        return null;
    }

    @Override
    public byte @Nullable [] getExtensionValue(String oid) {
        return null;
    }

    private String notThere() {
        return "of " + name + " nothing but the name is known; a tlsloop context named it with clientCas(...)";
    }
}
