package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.pem.der.DerNesting;
import dev.tlsloop.pem.der.X509Parser;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** The certificates of a PKCS#7 bundle, in the order of its encoding. */
record Pkcs7Reader(String place, List<X509Certificate> certificates) {
    static Pkcs7Reader of(Path file) {
        byte[] bytes = FileContent.read(file);
        FileContent content = FileContent.of(bytes);
        if (content == FileContent.PEM) {
            return PemReader.of(file).pkcs7();
        }
        FileContent.PKCS7.require(file.toString(), bytes);
        return of(file.toString(), bytes);
    }

    static Pkcs7Reader of(String place, byte[] der) {
        DerNesting.check(place, der);
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] certificate : encodedCertificates(place, der)) {
            certificates.add(new X509Parser(place, "in PKCS#7", "give another file").certificate(certificate));
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(place + ": expected certificates in PKCS#7, found none; export them"
                    + " again, for instance with openssl crl2pkcs7 -nocrl -certfile");
        }
        return new Pkcs7Reader(place, List.copyOf(certificates));
    }

    /** The chain of a private key, in the order of RFC 8446, 4.4.2. */
    Credential credential(PrivateKey key) {
        X509Certificate own = certificates.stream()
                .filter(certificate ->
                        Credential.unchecked(key, List.of(certificate)).fits())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(place + ": the private key (" + key.getAlgorithm()
                        + ") belongs to none of the " + certificates.size()
                        + " certificates of the bundle that"
                        + " this JDK can compare it with; give the key of one of them"));
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(own);
        while (next.isPresent()) {
            chain.add(next.get());
            next = issuer(next.get(), chain);
        }
        return Credential.of(key, chain);
    }

    private Optional<X509Certificate> issuer(X509Certificate issued, List<X509Certificate> chain) {
        return certificates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(issued.getIssuerX500Principal()))
                .filter(candidate -> !chain.contains(candidate))
                .findFirst();
    }

    private static List<byte[]> encodedCertificates(String place, byte[] der) {
        try {
            ASN1Set set = SignedData.getInstance(ContentInfo.getInstance(der).getContent())
                    .getCertificates();
            List<byte[]> encoded = new ArrayList<>();
            for (ASN1Encodable element : set == null ? new ASN1Encodable[0] : set.toArray()) {
                // The other choices are tagged: attribute certificates and obsolete forms.
                if (element instanceof ASN1Sequence certificate) {
                    encoded.add(certificate.getEncoded());
                }
            }
            return encoded;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    place + ": expected PKCS#7 with certificates (SignedData), found " + e.getMessage()
                            + "; export the file again",
                    e);
        }
    }
}
