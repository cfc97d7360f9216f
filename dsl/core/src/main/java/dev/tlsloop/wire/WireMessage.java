package dev.tlsloop.wire;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message on the wire, as far as it can be parsed: without keys, or with those of a key log.
 *
 * <p>The length of a message includes its record headers. A record header counts for the first message that starts or
 * continues in the record. The lengths of all messages add up to the complete bytes.
 */
public sealed interface WireMessage {
    /** The length on the wire in bytes, as described above. */
    int length();

    /**
     * A valid ClientHello.
     *
     * @param hello the parsed message
     * @param protection the keys that protect it, as in a renegotiation
     * @param length the length on the wire, in bytes
     */
    record ClientHelloMessage(ClientHello hello, Protection protection, int length) implements WireMessage {
        /** A ClientHello in the clear. */
        public ClientHelloMessage(ClientHello hello, int length) {
            this(hello, Protection.NONE, length);
        }
    }

    /**
     * A valid ServerHello or HelloRetryRequest.
     *
     * @param hello the parsed message
     * @param protection the keys that protect it, as in a renegotiation
     * @param length the length on the wire, in bytes
     */
    record ServerHelloMessage(ServerHello hello, Protection protection, int length) implements WireMessage {
        /** A ServerHello in the clear. */
        public ServerHelloMessage(ServerHello hello, int length) {
            this(hello, Protection.NONE, length);
        }
    }

    /**
     * A ServerKeyExchange of TLS 1.2 or earlier.
     *
     * @param group the code of the named curve; empty for other forms
     * @param scheme the code of the server's signature scheme; empty below TLS 1.2 and without a signature
     * @param length the length on the wire, in bytes
     */
    record ServerKeyExchange(OptionalInt group, OptionalInt scheme, int length) implements WireMessage {}

    /**
     * A CertificateVerify of TLS 1.2 in the clear, which a client sends.
     *
     * @param scheme the code of the client's signature scheme
     * @param length the length on the wire, in bytes
     */
    record CertificateVerify(int scheme, int length) implements WireMessage {}

    /**
     * Any other plaintext handshake message, including a malformed or incomplete hello.
     *
     * @param type the code of the message; {@link HandshakeType} has the names
     * @param length the length on the wire, in bytes
     */
    record Handshake(int type, int length) implements WireMessage {}

    /**
     * A plaintext alert.
     *
     * @param level 1 for a warning, 2 for a fatal alert
     * @param description the code of the alert
     * @param length the length on the wire, in bytes
     */
    record ClearAlert(int level, int description, int length) implements WireMessage {}

    /**
     * A ChangeCipherSpec, which starts encryption up to TLS 1.2 and has no effect in TLS 1.3.
     *
     * @param protection the keys that protect it, as in a renegotiation
     * @param length the length on the wire, in bytes
     */
    record ChangeCipherSpec(Protection protection, int length) implements WireMessage {
        /** A ChangeCipherSpec in the clear. */
        public ChangeCipherSpec(int length) {
            this(Protection.NONE, length);
        }
    }

    /**
     * An encrypted record.
     *
     * @param contentType the record's outer type; {@link ContentType} has the names
     * @param length the length on the wire, in bytes
     * @param obstacle why a decoder could not decrypt it, such as {@code the secrets do not open it}; empty if it did not try
     */
    record Encrypted(int contentType, int length, Optional<String> obstacle) implements WireMessage {
        /** A record that was read without keys. */
        public Encrypted(int contentType, int length) {
            this(contentType, length, Optional.empty());
        }
    }

    /**
     * A handshake message of a decoded stream: a decrypted one, or one in the clear that is not a hello.
     *
     * @param verified whether the verify data of a Finished is right; empty for other messages, and without the keys
     * @param length the length on the wire, in bytes
     */
    record DecodedHandshake(Protection protection, HandshakeMessage message, Optional<Boolean> verified, int length)
            implements WireMessage {}

    /**
     * A decrypted alert.
     *
     * @param level 1 for a warning, 2 for a fatal alert
     * @param description the code of the alert
     * @param length the length on the wire, in bytes
     */
    record DecodedAlert(Protection protection, int level, int description, int length) implements WireMessage {}

    /**
     * Decrypted application data.
     *
     * @param bytes the number of bytes of plaintext
     * @param padding the number of bytes of padding of TLS 1.3
     * @param length the length on the wire, in bytes
     */
    record DecodedData(Protection protection, int bytes, int padding, int length) implements WireMessage {}

    /**
     * Non-TLS bytes; all later bytes of the direction are non-TLS too.
     *
     * @param length the number of bytes
     */
    record NotTls(int length) implements WireMessage {}
}
