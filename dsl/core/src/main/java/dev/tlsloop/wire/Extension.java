package dev.tlsloop.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An extension of a hello: its type and its raw bytes.
 *
 * <pre>{@code
 * Extension extendedMasterSecret = new Extension(ExtensionType.EXTENDED_MASTER_SECRET, new byte[0]);
 * }</pre>
 *
 * <p>{@link ClientHello} and {@link ServerHello} decode the common extensions. Two are equal if type and bytes are.
 *
 * @param type the code in the registry, 0 to 65535; {@link ExtensionType} has the names
 * @param body the raw content, 0 to 65535 bytes; copied in and out
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2">RFC 8446, extensions</a>
 */
public record Extension(int type, byte[] body) {
    public Extension {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extension that && type == that.type && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(body);
    }

    /** The name and the bytes, such as {@code max_fragment_length 04}. */
    @Override
    public String toString() {
        return ExtensionType.nameOf(type) + " " + HexFormat.of().formatHex(body);
    }

    /** Parses the extensions, the last field of a hello; empty without that field. */
    static List<Extension> listOf(MessageFieldReader hello) {
        List<Extension> list = new ArrayList<>();
        MessageFieldReader block = hello.more() ? hello.within16("extensions") : hello;
        while (block.more()) {
            list.add(new Extension(block.u16("extension type"), block.vector16("extension body")));
        }
        hello.end();
        return list;
    }

    /** Finds the first extension of a type, and returns a reader of its body. */
    static Optional<MessageFieldReader> find(List<Extension> extensions, int type) {
        for (Extension extension : extensions) {
            if (extension.type == type) {
                return Optional.of(new MessageFieldReader(extension.body));
            }
        }
        return Optional.empty();
    }

    /** Parses a body that is one list of 16-bit numbers; empty if malformed. */
    static List<Integer> numbers(MessageFieldReader list, MessageFieldReader body) {
        List<Integer> numbers = list.u16s("list");
        body.end();
        return !body.isSound() ? List.of() : numbers;
    }

    /** Parses the protocols of an ALPN body (RFC 7301); empty if malformed. */
    static List<byte[]> protocols(MessageFieldReader body) {
        List<byte[]> protocols = new ArrayList<>();
        MessageFieldReader list = body.within16("protocols");
        while (list.more()) {
            protocols.add(list.vector8("protocol"));
        }
        body.end();
        return !body.isSound() ? List.of() : List.copyOf(protocols);
    }
}
