package dev.tlsloop.report.fields;

import dev.tlsloop.Alert;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.SignatureScheme;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The words for codes and bytes on the wire. */
public final class Codes {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final int LONGEST_HEX = 16;

    private Codes() {}

    /** The name of a version, such as {@code TLS 1.3}. */
    public static String version(long code) {
        String greased = isGrease((int) code) ? grease((int) code) : String.format("version 0x%04x", code);
        return TlsVersion.ofCode((int) code).map(TlsVersion::toString).orElse(greased);
    }

    /** The name of a cipher suite in IANA's registry. */
    public static String suite(long code) {
        return isGrease((int) code) ? grease((int) code) : new CipherSuite((int) code).name();
    }

    /** The name of a group, such as {@code x25519}. */
    public static String group(long code) {
        return isGrease((int) code) ? grease((int) code) : new NamedGroup((int) code).name();
    }

    /** The name of a signature scheme. */
    public static String scheme(long code) {
        return isGrease((int) code) ? grease((int) code) : SignatureScheme.nameOf((int) code);
    }

    /** The name of an extension. */
    public static String extension(long type) {
        return isGrease((int) type) ? grease((int) type) : ExtensionType.nameOf((int) type);
    }

    /** The name and code of an alert, such as {@code unknown_ca (48)}. */
    public static String alert(long code) {
        return new Alert((int) code).toString();
    }

    /** A name that the peer chose: UTF-8, else with other bytes escaped. It may hold any character. */
    public static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .mapToObj(c -> c >= ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("\\x%02x", c))
                    .collect(Collectors.joining());
        }
    }

    /** The bytes in hexadecimal, such as {@code 5b 3c 91}. */
    public static String hex(byte[] bytes) {
        return SPACED.formatHex(bytes);
    }

    /** A number and its noun, such as {@code 1 byte} or {@code 3 suites}. */
    public static String count(long number, String noun) {
        String plural =
                noun.endsWith("y") && !noun.endsWith("ey") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return number + " " + (number == 1 ? noun : plural);
    }

    /** RFC 8701: reserved values that clients offer to keep servers tolerant. */
    public static boolean isGrease(int code) {
        return (code & 0x0F0F) == 0x0A0A && code >> 8 == (code & 0xFF);
    }

    static String size(byte[] bytes) {
        return count(bytes.length, "byte");
    }

    /** Short bytes in hexadecimal, long ones by their size. */
    static String brief(byte[] bytes) {
        return bytes.length <= LONGEST_HEX ? hex(bytes) : size(bytes);
    }

    private static String grease(int code) {
        return String.format("GREASE 0x%04x", code);
    }
}
