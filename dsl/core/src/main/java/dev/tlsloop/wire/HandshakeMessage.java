package dev.tlsloop.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The content of a handshake message after its type and length, as parsed once it is decrypted or was never encrypted. The
 * hellos are {@link ClientHello} and {@link ServerHello}.
 *
 * <pre>{@code
 * if (HandshakeMessage.parse(HandshakeType.CERTIFICATE_VERIFY, body, 0x0304)
 *         instanceof HandshakeMessage.CertificateVerify verify) {
 *     System.out.println(SignatureScheme.nameOf(verify.scheme()));
 * }
 * }</pre>
 *
 * <p>The parser checks no value and never throws. A body that does not parse is an {@link Other}. Kinds may be added; keep a
 * default branch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4">RFC 8446, handshake protocol</a>
 */
public sealed interface HandshakeMessage {
    /** The code of the message; {@link HandshakeType} has the names. */
    int type();

    /**
     * The extensions that TLS 1.3 encrypts.
     *
     * @param extensions the extensions in order
     */
    record EncryptedExtensions(List<Extension> extensions) implements HandshakeMessage {
        public EncryptedExtensions {
            extensions = List.copyOf(extensions);
        }

        /** The selected ALPN protocol; empty without one. */
        public Optional<byte[]> alpn() {
            return Extension.find(extensions, ExtensionType.ALPN)
                    .map(Extension::protocols)
                    .filter(list -> list.size() == 1)
                    .map(list -> list.get(0));
        }

        @Override
        public int type() {
            return HandshakeType.ENCRYPTED_EXTENSIONS;
        }
    }

    /**
     * The certificates of one side.
     *
     * @param certificates each in DER, leaf first; empty for a client that presents none. Not copied
     */
    record Certificate(List<byte[]> certificates) implements HandshakeMessage {
        public Certificate {
            certificates = List.copyOf(certificates);
        }

        @Override
        public int type() {
            return HandshakeType.CERTIFICATE;
        }
    }

    /**
     * The key of a server up to TLS 1.2.
     *
     * @param group the code of the named curve; empty for other forms
     * @param scheme the code of the server's signature scheme; empty below TLS 1.2 and without a signature
     */
    record ServerKeyExchange(OptionalInt group, OptionalInt scheme) implements HandshakeMessage {
        @Override
        public int type() {
            return HandshakeType.SERVER_KEY_EXCHANGE;
        }
    }

    /**
     * The request of a server for a client certificate.
     *
     * @param schemes the codes of the signature schemes that the server accepts, in order
     * @param authorities the names of the authorities that the server accepts, each in DER; empty for any. Not copied
     */
    record CertificateRequest(List<Integer> schemes, List<byte[]> authorities) implements HandshakeMessage {
        public CertificateRequest {
            schemes = List.copyOf(schemes);
            authorities = List.copyOf(authorities);
        }

        @Override
        public int type() {
            return HandshakeType.CERTIFICATE_REQUEST;
        }
    }

    /**
     * The proof that a side holds the key of its certificate.
     *
     * @param scheme the code of the signature scheme
     */
    record CertificateVerify(int scheme) implements HandshakeMessage {
        @Override
        public int type() {
            return HandshakeType.CERTIFICATE_VERIFY;
        }
    }

    /**
     * A session ticket.
     *
     * @param lifetimeSeconds the time for which the client may offer it, in seconds
     */
    record NewSessionTicket(long lifetimeSeconds) implements HandshakeMessage {
        @Override
        public int type() {
            return HandshakeType.NEW_SESSION_TICKET;
        }
    }

    /**
     * The change of the sender's key in TLS 1.3.
     *
     * @param requested whether the peer shall change its key too
     */
    record KeyUpdate(boolean requested) implements HandshakeMessage {
        @Override
        public int type() {
            return HandshakeType.KEY_UPDATE;
        }
    }

    /**
     * The end of the handshake of one side.
     *
     * @param verifyData the bytes that depend on all earlier messages. Not copied
     */
    record Finished(byte[] verifyData) implements HandshakeMessage {
        @Override
        public int type() {
            return HandshakeType.FINISHED;
        }

        /** The name and the bytes in hexadecimal. */
        @Override
        public String toString() {
            return "Finished " + HexFormat.of().formatHex(verifyData);
        }
    }

    /**
     * Any other message, and one that does not parse.
     *
     * @param type the code of the message
     */
    record Other(int type) implements HandshakeMessage {}

    /**
     * Parses the body of a message.
     *
     * @param type the code of the message
     * @param body the bytes after type and length
     * @param version the negotiated version as on the wire, such as {@code 0x0304}, on which some forms depend
     */
    static HandshakeMessage parse(int type, byte[] body, int version) {
        return HandshakeMessageParser.parse(type, body, version);
    }
}
