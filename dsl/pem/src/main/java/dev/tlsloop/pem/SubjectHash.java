package dev.tlsloop.pem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * OpenSSL's {@code X509_subject_name_hash}, the file name of a trusted certificate in a directory. It ignores case,
 * blanks and the string type.
 */
final class SubjectHash {
    private SubjectHash() {}

    /** Eight hexadecimal digits. */
    static String of(X509Certificate certificate) {
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        byte[] digest = sha1(canonicalize(name));
        int littleEndian = digest[3] << 24 | (digest[2] & 0xff) << 16 | (digest[1] & 0xff) << 8 | (digest[0] & 0xff);
        return String.format(Locale.ROOT, "%08x", littleEndian);
    }

    /** The sets of the name, without the sequence around them. */
    private static byte[] canonicalize(X500Name name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (RDN rdn : name.getRDNs()) {
                ASN1Encodable[] attributes = Stream.of(rdn.getTypesAndValues())
                        .map(SubjectHash::canonicalize)
                        .toArray(ASN1Encodable[]::new);
                out.write(new DERSet(attributes).getEncoded(ASN1Encoding.DER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Bouncy Castle cannot encode a name that it parsed", e);
        }
        return out.toByteArray();
    }

    private static ASN1Encodable canonicalize(AttributeTypeAndValue attribute) {
        return new DERSequence(new ASN1Encodable[] {attribute.getType(), canonicalize(attribute.getValue())});
    }

    private static ASN1Encodable canonicalize(ASN1Encodable value) {
        return FOLDED.stream().anyMatch(type -> type.isInstance(value))
                ? new DERUTF8String(fold(text((ASN1String) value)))
                : value;
    }

    /** Bouncy Castle returns a universal string as hexadecimal digits. */
    private static String text(ASN1String string) {
        return string instanceof ASN1UniversalString universal
                ? new String(universal.getOctets(), Charset.forName("UTF-32BE"))
                : string.getString();
    }

    /** Folds the case and the blanks of ASCII only, as OpenSSL does. */
    private static String fold(String text) {
        String stripped = text.replaceAll("^[ \\t\\n\\x0B\\f\\r]+|[ \\t\\n\\x0B\\f\\r]+$", "");
        String single = stripped.replaceAll("[ \\t\\n\\x0B\\f\\r]+", " ");
        return single.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                .toString();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-1", e);
        }
    }

    private static final List<Class<? extends ASN1String>> FOLDED = List.of(
            ASN1UTF8String.class,
            ASN1PrintableString.class,
            ASN1IA5String.class,
            ASN1T61String.class,
            ASN1BMPString.class,
            ASN1UniversalString.class,
            ASN1VisibleString.class);
}
