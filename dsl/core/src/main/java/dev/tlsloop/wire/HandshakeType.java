package dev.tlsloop.wire;

import java.util.Map;

/**
 * The codes and names of handshake messages, as in transcripts.
 *
 * <pre>{@code
 * String name = HandshakeType.nameOf(HandshakeType.CERTIFICATE);
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4">RFC 8446, handshake protocol</a>
 */
public final class HandshakeType {
    public static final int HELLO_REQUEST = 0;
    public static final int CLIENT_HELLO = 1;
    public static final int SERVER_HELLO = 2;
    public static final int NEW_SESSION_TICKET = 4;
    public static final int END_OF_EARLY_DATA = 5;
    public static final int ENCRYPTED_EXTENSIONS = 8;
    public static final int CERTIFICATE = 11;
    public static final int SERVER_KEY_EXCHANGE = 12;
    public static final int CERTIFICATE_REQUEST = 13;
    public static final int SERVER_HELLO_DONE = 14;
    public static final int CERTIFICATE_VERIFY = 15;
    public static final int CLIENT_KEY_EXCHANGE = 16;
    public static final int FINISHED = 20;
    public static final int CERTIFICATE_STATUS = 22;
    public static final int KEY_UPDATE = 24;
    public static final int NEXT_PROTOCOL = 67;
    public static final int MESSAGE_HASH = 254;

    private HandshakeType() {}

    /** The name of the message in the RFC, such as {@code ServerHelloDone}; {@code handshake_77} without one. */
    public static String nameOf(int type) {
        String name = NAMES.get(type);
        return name == null ? "handshake_" + type : name;
    }

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(HELLO_REQUEST, "HelloRequest"),
            Map.entry(CLIENT_HELLO, "ClientHello"),
            Map.entry(SERVER_HELLO, "ServerHello"),
            Map.entry(3, "HelloVerifyRequest"),
            Map.entry(NEW_SESSION_TICKET, "NewSessionTicket"),
            Map.entry(END_OF_EARLY_DATA, "EndOfEarlyData"),
            Map.entry(ENCRYPTED_EXTENSIONS, "EncryptedExtensions"),
            Map.entry(CERTIFICATE, "Certificate"),
            Map.entry(SERVER_KEY_EXCHANGE, "ServerKeyExchange"),
            Map.entry(CERTIFICATE_REQUEST, "CertificateRequest"),
            Map.entry(SERVER_HELLO_DONE, "ServerHelloDone"),
            Map.entry(CERTIFICATE_VERIFY, "CertificateVerify"),
            Map.entry(CLIENT_KEY_EXCHANGE, "ClientKeyExchange"),
            Map.entry(FINISHED, "Finished"),
            Map.entry(21, "CertificateURL"),
            Map.entry(CERTIFICATE_STATUS, "CertificateStatus"),
            Map.entry(23, "SupplementalData"),
            Map.entry(KEY_UPDATE, "KeyUpdate"),
            Map.entry(25, "CompressedCertificate"),
            Map.entry(NEXT_PROTOCOL, "NextProtocol"),
            Map.entry(MESSAGE_HASH, "MessageHash"));
}
