package dev.tlsloop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An ALPN protocol name. On the wire a name is 1 to 255 bytes, not text. Each byte is one character here (ISO 8859-1),
 * so {@code h2} is readable and a GREASE value round-trips.
 *
 * <pre>{@code
 * Context client = Context.client().alpn("h2", "http/1.1").trust(ca).build();
 * }</pre>
 *
 * @param name 1 to 255 characters, one for each byte
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7301">RFC 7301, ALPN</a>
 */
public record AlpnProtocol(String name) {
    /** The bytes of a ClientHello's list: those of its field, less the two of its own length (RFC 7301, 3.1). */
    static final int LONGEST_LIST = 0xFFFF - 2;

    private static final String NO_NAME = "the ALPN protocol is null; give its name, such as h2";

    public static final AlpnProtocol HTTP_2 = new AlpnProtocol("h2");
    public static final AlpnProtocol HTTP_1_1 = new AlpnProtocol("http/1.1");

    public AlpnProtocol {
        Objects.requireNonNull(name, NO_NAME);
        if (name.isEmpty() || name.length() > 255) {
            throw new IllegalArgumentException(
                    "an ALPN protocol is 1 to 255 bytes; given: " + name.length() + " in \"" + name + "\"");
        }
        if (name.chars().anyMatch(c -> c > 0xFF)) {
            throw new IllegalArgumentException("an ALPN protocol is bytes, one character each (ISO 8859-1); given: \""
                    + name + "\"; encode it first, for example as UTF-8");
        }
    }

    /** The protocols with the given names, in the given order. */
    public static List<AlpnProtocol> listOf(String... names) {
        return Stream.of(names).map(AlpnProtocol::new).toList();
    }

    /** The protocol of a name on the wire, 1 to 255 bytes. */
    public static AlpnProtocol ofBytes(byte[] bytes) {
        return new AlpnProtocol(new String(Objects.requireNonNull(bytes, NO_NAME), StandardCharsets.ISO_8859_1));
    }

    /** The bytes of those protocols in a ClientHello, each with the byte of its length. */
    static int listLength(List<AlpnProtocol> protocols) {
        return protocols.stream()
                .mapToInt(protocol -> 1 + protocol.name().length())
                .sum();
    }

    /** The name on the wire, 1 to 255 bytes; a new array. */
    public byte[] bytes() {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
