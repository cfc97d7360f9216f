package dev.tlsloop.report.fields;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a certificate in DER, down to the parts that RFC 5280 names. Lengths of DER stand beside their content. */
final class DerFields {
    private static final int SEQUENCE = 0x30;
    private static final int UTC_TIME = 0x17;
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z");
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;

    private static final Map<String, String> EXTENSION_NAMES = Map.ofEntries(
            Map.entry("06 03 55 1d 0e", "subjectKeyIdentifier"),
            Map.entry("06 03 55 1d 0f", "keyUsage"),
            Map.entry("06 03 55 1d 11", "subjectAltName"),
            Map.entry("06 03 55 1d 12", "issuerAltName"),
            Map.entry("06 03 55 1d 13", "basicConstraints"),
            Map.entry("06 03 55 1d 1e", "nameConstraints"),
            Map.entry("06 03 55 1d 1f", "cRLDistributionPoints"),
            Map.entry("06 03 55 1d 20", "certificatePolicies"),
            Map.entry("06 03 55 1d 23", "authorityKeyIdentifier"),
            Map.entry("06 03 55 1d 25", "extKeyUsage"),
            Map.entry("06 08 2b 06 01 05 05 07 01 01", "authorityInfoAccess"),
            Map.entry("06 08 2b 06 01 05 05 07 01 18", "tlsFeature"));

    private DerFields() {}

    /** Names the fields of a certificate, and returns its subject and issuer in words. */
    static String certificate(FieldReader fields) {
        String[] names = {"", ""};
        element(fields, "Certificate", outer -> {
            element(outer, "tbsCertificate", inner -> toBeSigned(inner, names));
            leaf(outer, "signatureAlgorithm", Codes::size);
            leaf(outer, "signatureValue", bytes -> "made with the issuer's key, " + Codes.size(bytes));
        });
        return names[0].isEmpty() ? "not a readable certificate" : names[0] + ", issued by " + names[1];
    }

    private static void toBeSigned(FieldReader fields, String[] names) {
        if (fields.peek(1) == VERSION) {
            leaf(fields, "version", bytes -> bytes.length == 5 ? "v" + (bytes[4] + 1) : Codes.size(bytes));
        }
        leaf(fields, "serialNumber", Codes::brief);
        leaf(fields, "signature", Codes::size);
        leaf(fields, "issuer", der -> names[1] = CertificateFields.name(der));
        element(fields, "validity", times -> {
            leaf(times, "notBefore", DerFields::time);
            leaf(times, "notAfter", DerFields::time);
        });
        leaf(fields, "subject", der -> names[0] = CertificateFields.name(der));
        leaf(fields, "subjectPublicKeyInfo", Codes::size);
        if (fields.peek(1) == EXTENSIONS) {
            element(
                    fields,
                    "extensions",
                    outer -> element(outer, "list", list -> {
                        while (list.more()) {
                            leaf(list, "extension", DerFields::extension);
                        }
                    }));
        }
    }

    /** Names an element with its tag, its length and its content. */
    private static void element(FieldReader fields, String name, Consumer<FieldReader> content) {
        int size = size(fields);
        if (size < 0) {
            fields.remaining(FieldReader.REST, bytes -> name + " is not DER");
            return;
        }
        fields.group(name, size, inner -> {
            inner.opaque("tag and length", header(inner), bytes -> tag(bytes[0] & 0xFF));
            content.accept(inner);
            return "";
        });
    }

    /** Names an element as one range. */
    private static void leaf(FieldReader fields, String name, Function<byte[], String> words) {
        int size = size(fields);
        if (size < 0) {
            fields.remaining(FieldReader.REST, bytes -> name + " is not DER");
        } else {
            fields.opaque(name, size, words);
        }
    }

    /** The size of the next element with its header; negative if it is not one, or does not fit. */
    private static int size(FieldReader fields) {
        if (fields.left() < 2) {
            return -1;
        }
        int first = fields.peek(2) & 0xFF;
        int header = header(fields);
        if (header > 5 || header > fields.left() || first == 0x80) {
            return -1;
        }
        int length = first < 0x80 ? first : fields.peek(header) & mask(header - 2);
        return length >= 0 && length <= fields.left() - header ? header + length : -1;
    }

    /** The size of tag and length. */
    private static int header(FieldReader fields) {
        int first = fields.peek(2) & 0xFF;
        return first < 0x80 ? 2 : 2 + (first & 0x7F);
    }

    private static int mask(int bytes) {
        return (1 << 8 * bytes) - 1;
    }

    private static String tag(int tag) {
        return tag == SEQUENCE ? "SEQUENCE" : String.format("tag 0x%02x", tag);
    }

    /** UTCTime has two digits of the year, and counts from 1950 (RFC 5280, 4.1.2.5.1). */
    private static String time(byte[] der) {
        String text = new String(der, 2, der.length - 2, StandardCharsets.ISO_8859_1);
        String full = der[0] == UTC_TIME && text.length() == 13 ? (text.compareTo("5") < 0 ? "20" : "19") + text : text;
        Matcher digits = TIME.matcher(full);
        return digits.matches() ? digits.replaceFirst("$1-$2-$3 $4:$5:$6 UTC") : Codes.size(der);
    }

    private static String extension(byte[] der) {
        int header = (der[1] & 0xFF) < 0x80 ? 2 : 2 + (der[1] & 0x7F);
        String hex = Codes.hex(der);
        return EXTENSION_NAMES.entrySet().stream()
                .filter(entry -> hex.startsWith(entry.getKey(), 3 * header))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> Codes.size(der));
    }
}
