package dev.tlsloop;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The host that a client requests: a DNS name as on the wire (A-labels), or an IP address. An IP address is verified
 * against the certificate but never sent, because RFC 6066 allows only DNS names.
 *
 * <pre>{@code
 * ConnectionSettings settings =  ConnectionSettings.forServer(ServerName.of("pythön.org"));
 * }</pre>
 *
 * @param name the DNS name as on the wire, usually in lower case, or the text of an IP address
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6066#section-3">RFC 6066, server name indication</a>
 */
public record ServerName(String name) {
    private static final String NO_NAME = "the server name is null; give one, or leave the name out";
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public ServerName {
        Objects.requireNonNull(name, NO_NAME);
        if (name.isEmpty() || name.getBytes(StandardCharsets.ISO_8859_1).length > 255) {
            throw new IllegalArgumentException("a server name is 1 to 255 bytes; given: \"" + name + "\"");
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a server name must not hold a NUL byte; given: \""
                    + name.replace("\0", "\\0") + "\"; cut it before the NUL");
        }
    }

    /**
     * Creates a name from its Unicode form; U-labels become A-labels. A dot at the end is left out, as RFC 6066, 3 has it.
     *
     * @throws IllegalArgumentException for a name that no certificate can contain, such as {@code ".example.org"}
     */
    public static ServerName of(String name) {
        Objects.requireNonNull(name, NO_NAME);
        if (name.startsWith(".") || name.contains("..")) {
            throw new IllegalArgumentException("a server name has a label before each dot; given: \"" + name + "\"");
        }
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return new ServerName(isIp(relative) || isAscii(relative) ? relative : toAscii(relative));
    }

    /** Creates a name from the bytes of a ClientHello, one character for each byte (ISO 8859-1). */
    public static ServerName ofBytes(byte[] bytes) {
        return new ServerName(new String(Objects.requireNonNull(bytes, NO_NAME), StandardCharsets.ISO_8859_1));
    }

    /** Whether this is an IPv4 or IPv6 address, which is verified but not sent. */
    public boolean isIpAddress() {
        return isIp(name);
    }

    /**
     * The Unicode form of the name; A-labels become U-labels.
     *
     * @throws IllegalArgumentException when a label is not ASCII or not valid Punycode
     */
    public String unicode() {
        if (!isAscii(name)) {
            throw new IllegalArgumentException("not an ASCII name, as names on the wire are: \"" + name + "\"");
        }
        String decoded = IDN.toUnicode(name, IDN.USE_STD3_ASCII_RULES);
        // IDN.toUnicode returns an undecodable label unchanged.
        for (String label : decoded.split("\\.")) {
            if (label.regionMatches(true, 0, "xn--", 0, 4)) {
                throw new IllegalArgumentException("not a decodable A-label: \"" + label + "\" in \"" + name + "\"");
            }
        }
        return decoded;
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isIp(String name) {
        return name.indexOf(':') >= 0 || endsInDigit(name) && IPV4.matcher(name).matches();
    }

    private static boolean endsInDigit(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String toAscii(String name) {
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a name that IDNA can encode: \"" + name + "\"", e);
        }
    }
}
