package dev.tlsloop.contract;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for localhost whose extended key usage allows one purpose alone, which no fixture issues. */
final class KeyPurposeCredentials {
    private static final KeyPair ROOT_KEY = key();
    private static final X509Certificate ROOT =
            sign("CN=Purpose root", ROOT_KEY, Extension.basicConstraints, new BasicConstraints(true));

    static final Trust TRUST = Trust.of(ROOT);
    static final Credential CLIENT_ONLY = credential(KeyPurposeId.id_kp_clientAuth);
    static final Credential SERVER_ONLY = credential(KeyPurposeId.id_kp_serverAuth);

    private KeyPurposeCredentials() {}

    private static Credential credential(KeyPurposeId purpose) {
        KeyPair key = key();
        return new Credential(
                key.getPrivate(),
                List.of(sign("CN=localhost", key, Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose))));
    }

    private static X509Certificate sign(
            String subject, KeyPair key, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        try {
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name("CN=Purpose root"),
                    new BigInteger(64, new java.util.Random(1)).add(BigInteger.ONE),
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(365, ChronoUnit.DAYS)),
                    new X500Name(subject),
                    SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
            builder.addExtension(extension, true, value);
            GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
            builder.addExtension(Extension.subjectAlternativeName, false, names);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT_KEY.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
