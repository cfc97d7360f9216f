package dev.tlsloop.wire;

import static dev.tlsloop.wire.Extension.find;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ClientHello, the first message of a handshake, as parsed from the wire.
 *
 * <pre>{@code
 * if (ClientHello.read(connection.incoming().unread()) instanceof ParseResult.Complete<ClientHello> complete) {
 *     Optional<byte[]> host = complete.value().serverName();
 * }
 * }</pre>
 *
 * <p>The lists keep GREASE values and unknown codes, and the parser checks no value. Compression methods are left out,
 * so it cannot be written back. Two are equal if all components are, arrays by their bytes.
 *
 * @param legacyVersion the version field, {@code 0x0303} in TLS 1.3 too; see {@link #supportedVersions}
 * @param random 32 bytes; copied in and out
 * @param sessionId 0 to 255 bytes as sent, although the protocol allows 32; copied in and out
 * @param cipherSuites the codes of the offered suites, in order
 * @param extensions the extensions in order
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2">RFC 8446, ClientHello</a>
 */
public record ClientHello(
        int legacyVersion, byte[] random, byte[] sessionId, List<Integer> cipherSuites, List<Extension> extensions) {
    public ClientHello {
        random = random.clone();
        sessionId = sessionId.clone();
        cipherSuites = UInt16List.copyOf(cipherSuites);
        extensions = List.copyOf(extensions);
    }

    /**
     * Parses the ClientHello in the TLS records from the buffer's position. It may span several records, as with large
     * post-quantum key shares; later bytes are ignored. The buffer's position stays.
     *
     * @return complete, with its length from the position, record headers included; incomplete if more bytes are
     *     needed, also for an empty buffer; malformed if more bytes cannot help, such as for plain HTTP
     */
    public static ParseResult<ClientHello> read(ByteBuffer input) {
        return new HelloReader<>(HandshakeType.CLIENT_HELLO, ClientHello::parse).read(input);
    }

    /** The host name of the server_name extension as sent; empty without one. */
    public Optional<byte[]> serverName() {
        return find(extensions, ExtensionType.SERVER_NAME).flatMap(ClientHello::hostName);
    }

    /** The ALPN protocols, in order, each 0 to 255 bytes. */
    public List<byte[]> alpn() {
        return find(extensions, ExtensionType.ALPN).map(Extension::protocols).orElse(List.of());
    }

    /** The versions of the supported_versions extension, in order; without it, only the {@link #legacyVersion}. */
    public List<Integer> supportedVersions() {
        return find(extensions, ExtensionType.SUPPORTED_VERSIONS)
                .map(body -> Extension.numbers(body.within8("versions"), body))
                .orElse(List.of(legacyVersion));
    }

    /** The supported groups of the client, in order. */
    public List<Integer> supportedGroups() {
        return numbers16(ExtensionType.SUPPORTED_GROUPS);
    }

    /** The groups of the client's key shares, in order; empty below TLS 1.3. */
    public List<Integer> keyShareGroups() {
        return find(extensions, ExtensionType.KEY_SHARE)
                .map(ClientHello::groups)
                .orElse(List.of());
    }

    /** The signature schemes that the client accepts, in order. */
    public List<Integer> signatureSchemes() {
        return numbers16(ExtensionType.SIGNATURE_ALGORITHMS);
    }

    @Override
    public byte[] random() {
        return random.clone();
    }

    @Override
    public byte[] sessionId() {
        return sessionId.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientHello that
                && legacyVersion == that.legacyVersion
                && Arrays.equals(random, that.random)
                && Arrays.equals(sessionId, that.sessionId)
                && cipherSuites.equals(that.cipherSuites)
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(random), Arrays.hashCode(sessionId), cipherSuites, extensions);
    }

    /** The message type and the random in hexadecimal. */
    @Override
    public String toString() {
        return "ClientHello " + HexFormat.of().formatHex(random);
    }

    /** Parses the message body, without the four bytes of type and length. */
    static ParseResult<ClientHello> parse(byte[] body, int length) {
        MessageFieldReader fields = new MessageFieldReader(body);
        int version = fields.u16("version");
        byte[] random = fields.opaque(32, "random");
        byte[] sessionId = fields.vector8("session id");
        List<Integer> suites = fields.within16("cipher suites").u16s("cipher suites");
        fields.vector8("compression methods");
        ClientHello hello = new ClientHello(version, random, sessionId, suites, Extension.listOf(fields));
        return HelloReader.reading(hello, length, "ClientHello", fields);
    }

    private List<Integer> numbers16(int type) {
        return find(extensions, type)
                .map(body -> Extension.numbers(body.within16("list"), body))
                .orElse(List.of());
    }

    private static Optional<byte[]> hostName(MessageFieldReader body) {
        Optional<byte[]> host = Optional.empty();
        MessageFieldReader names = body.within16("names");
        while (names.more()) {
            int type = names.u8("name type");
            byte[] name = names.vector16("name");
            host = host.isEmpty() && type == 0 ? Optional.of(name) : host;
        }
        body.end();
        return !body.isSound() ? Optional.empty() : host;
    }

    private static List<Integer> groups(MessageFieldReader body) {
        List<Integer> groups = new ArrayList<>();
        MessageFieldReader shares = body.within16("shares");
        while (shares.more()) {
            groups.add(shares.u16("group"));
            shares.vector16("key");
        }
        body.end();
        return !body.isSound() ? List.of() : List.copyOf(groups);
    }
}
