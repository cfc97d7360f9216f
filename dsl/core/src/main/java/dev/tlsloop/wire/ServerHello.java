package dev.tlsloop.wire;

import static dev.tlsloop.wire.Extension.find;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ServerHello, which holds the parameters that the server selects, as parsed from the wire; also a
 * HelloRetryRequest.
 *
 * <pre>{@code
 * if (ServerHello.read(connection.incoming().unread()) instanceof ParseResult.Complete<ServerHello> complete) {
 *     int version = complete.value().version();
 * }
 * }</pre>
 *
 * <p>The parser checks no value. The compression method is left out. Two are equal if all components are, arrays by
 * their bytes.
 *
 * @param legacyVersion the version field, {@code 0x0303} in TLS 1.3 too; see {@link #version}
 * @param random 32 bytes; copied in and out
 * @param sessionId 0 to 255 bytes as sent, although the protocol allows 32; copied in and out
 * @param cipherSuite the code of the selected suite
 * @param extensions the extensions in order
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.1.3">RFC 8446, ServerHello</a>
 */
public record ServerHello(
        int legacyVersion, byte[] random, byte[] sessionId, int cipherSuite, List<Extension> extensions) {
    private static final int TLS_1_3 = 0x0304;

    // SHA-256 of "HelloRetryRequest", which identifies a HelloRetryRequest.
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    public ServerHello {
        random = random.clone();
        sessionId = sessionId.clone();
        extensions = List.copyOf(extensions);
    }

    /**
     * Parses the ServerHello in the TLS records from the buffer's position. As in {@link ClientHello#read}, later bytes
     * are ignored, and the buffer's position stays.
     */
    public static ParseResult<ServerHello> read(ByteBuffer input) {
        return new HelloReader<>(HandshakeType.SERVER_HELLO, ServerHello::parse).read(input);
    }

    /** Whether this is a HelloRetryRequest, which requests another ClientHello (RFC 8446, 4.1.4). */
    public boolean isHelloRetryRequest() {
        return Arrays.equals(random, RETRY);
    }

    /** The selected version: that of supported_versions; without it, the {@link #legacyVersion}. */
    public int version() {
        return find(extensions, ExtensionType.SUPPORTED_VERSIONS)
                .map(ServerHello::onlyNumber)
                .orElse(OptionalInt.empty())
                .orElse(legacyVersion);
    }

    /** The group of the server's key share, or the group that a HelloRetryRequest requests; empty below TLS 1.3. */
    public OptionalInt keyShareGroup() {
        return find(extensions, ExtensionType.KEY_SHARE).map(this::shareGroup).orElse(OptionalInt.empty());
    }

    /** Whether the server accepts a pre-shared key, which usually means that it resumes a TLS 1.3 session. */
    public boolean acceptsPreSharedKey() {
        return find(extensions, ExtensionType.PRE_SHARED_KEY)
                .map(ServerHello::onlyNumber)
                .orElse(OptionalInt.empty())
                .isPresent();
    }

    /**
     * Whether the server resumes a session that the client offered. In TLS 1.3 it
     * {@linkplain #acceptsPreSharedKey accepts a pre-shared key}. Earlier versions echo the session id (RFC 5246,
     * 7.4.1.3), also with a ticket (RFC 5077, 3.4).
     */
    public boolean resumes(ClientHello offer) {
        return version() == TLS_1_3
                ? acceptsPreSharedKey()
                : offer.sessionId().length > 0 && Arrays.equals(offer.sessionId(), sessionId);
    }

    /** The selected ALPN protocol, up to TLS 1.2; TLS 1.3 encrypts it, so it is empty. */
    public Optional<byte[]> alpn() {
        return find(extensions, ExtensionType.ALPN)
                .map(Extension::protocols)
                .filter(list -> list.size() == 1)
                .map(list -> list.get(0));
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
        return other instanceof ServerHello that
                && legacyVersion == that.legacyVersion
                && Arrays.equals(random, that.random)
                && Arrays.equals(sessionId, that.sessionId)
                && cipherSuite == that.cipherSuite
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(random), Arrays.hashCode(sessionId), cipherSuite, extensions);
    }

    /** The message type and the random in hexadecimal. */
    @Override
    public String toString() {
        return (isHelloRetryRequest() ? "HelloRetryRequest " : "ServerHello ")
                + HexFormat.of().formatHex(random);
    }

    /** Parses the message body, without the four bytes of type and length. */
    static ParseResult<ServerHello> parse(byte[] body, int length) {
        MessageFieldReader fields = new MessageFieldReader(body);
        int version = fields.u16("version");
        byte[] random = fields.opaque(32, "random");
        byte[] sessionId = fields.vector8("session id");
        int suite = fields.u16("cipher suite");
        fields.u8("compression method");
        ServerHello hello = new ServerHello(version, random, sessionId, suite, Extension.listOf(fields));
        return HelloReader.reading(hello, length, "ServerHello", fields);
    }

    private OptionalInt shareGroup(MessageFieldReader body) {
        int group = body.u16("group");
        if (!isHelloRetryRequest()) {
            body.vector16("key");
        }
        body.end();
        return !body.isSound() ? OptionalInt.empty() : OptionalInt.of(group);
    }

    private static OptionalInt onlyNumber(MessageFieldReader body) {
        int number = body.u16("number");
        body.end();
        return !body.isSound() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
