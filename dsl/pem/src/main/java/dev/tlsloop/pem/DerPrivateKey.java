package dev.tlsloop.pem;

import dev.tlsloop.pem.der.DerNesting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** Converts a private key from DER to PEM. The first elements of its sequence show the format. */
final class DerPrivateKey {
    private DerPrivateKey() {}

    /** The key as a PEM block. */
    static PemBlock block(Path file, byte[] der) {
        String label = label(file, der);
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return new PemBlock(label, 1, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private static String label(Path file, byte[] der) {
        DerNesting.check(file.toString(), der);
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(der);
            return label(sequence.getObjectAt(0), sequence.getObjectAt(1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    file + ": expected a private key in DER, found " + e.getMessage() + "; give another file", e);
        }
    }

    private static String label(ASN1Encodable first, ASN1Encodable second) {
        if (first instanceof ASN1Sequence && second instanceof ASN1Sequence) {
            throw new IllegalArgumentException("another object, such as a certificate");
        }
        if (!(first instanceof ASN1Integer)) {
            return "ENCRYPTED PRIVATE KEY";
        }
        if (second instanceof ASN1Integer) {
            return "RSA PRIVATE KEY";
        }
        return second instanceof ASN1OctetString ? "EC PRIVATE KEY" : "PRIVATE KEY";
    }
}
