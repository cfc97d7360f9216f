package dev.tlsloop.report.words;

import dev.tlsloop.wire.HandshakeType;
import java.util.Optional;

/**
 * The purpose of a message, and the section that defines it.
 *
 * @param purpose one sentence
 * @param section the section of the RFC of the negotiated version
 */
public record MessageWords(String purpose, RfcSection section) {
    private static final int TLS_1_3 = 0x0304;
    private static final int HELLO_REQUEST = 0;
    private static final int CERTIFICATE_STATUS = 22;
    private static final int COMPRESSED_CERTIFICATE = 25;

    /** The words for a handshake message; empty for an unknown type. The version is 0 before it is negotiated. */
    public static Optional<MessageWords> ofHandshake(int type, int version) {
        return switch (type) {
            case HELLO_REQUEST -> tls12("7.4.1.1", "HelloRequest", "The server asks the client for a new handshake.");
            case HandshakeType.SERVER_KEY_EXCHANGE ->
                tls12("7.4.3", "ServerKeyExchange", "The server sends its public key of this handshake, signed.");
            case HandshakeType.SERVER_HELLO_DONE ->
                tls12("7.4.5", "ServerHelloDone", "The server waits for the client's answer.");
            case HandshakeType.CLIENT_KEY_EXCHANGE ->
                tls12("7.4.7", "ClientKeyExchange", "The client sends its part of the shared secret.");
            case CERTIFICATE_STATUS ->
                words(
                        6066,
                        "8",
                        "Certificate Status Request",
                        "The server staples an OCSP response to its certificate.");
            case COMPRESSED_CERTIFICATE ->
                words(8879, "4", "Compressed Certificate", "The sender presents its certificates, compressed.");
            default -> version == TLS_1_3 || version == 0 ? newer(type) : older(type);
        };
    }

    /** The words for a HelloRetryRequest, which has the type of a ServerHello. */
    public static MessageWords ofRetry() {
        return new MessageWords(
                "The server asks for another ClientHello, usually with a key share of another group.",
                new RfcSection(8446, "4.1.4", "Hello Retry Request"));
    }

    /** The words for a ChangeCipherSpec. */
    public static MessageWords ofChangeCipherSpec(int version) {
        return version == TLS_1_3 || version == 0
                ? new MessageWords(
                        "It has no meaning in TLS 1.3, and calms middleboxes that expect it.",
                        new RfcSection(8446, "D.4", "Middlebox Compatibility Mode"))
                : new MessageWords(
                        "From here on, the sender encrypts.",
                        new RfcSection(5246, "7.1", "Change Cipher Spec Protocol"));
    }

    /** The words for an alert. */
    public static MessageWords ofAlert(int version) {
        return new MessageWords(
                "The sender ends the connection, or warns its peer.",
                version == TLS_1_3 || version == 0
                        ? new RfcSection(8446, "6", "Alert Protocol")
                        : new RfcSection(5246, "7.2", "Alert Protocol"));
    }

    /** The words for application data. */
    public static MessageWords ofData(int version) {
        return new MessageWords(
                "The bytes of the application.",
                version == TLS_1_3 || version == 0
                        ? new RfcSection(8446, "5.2", "Record Payload Protection")
                        : new RfcSection(5246, "10", "Application Data Protocol"));
    }

    private static Optional<MessageWords> newer(int type) {
        return switch (type) {
            case HandshakeType.CLIENT_HELLO -> tls13("4.1.2", "Client Hello", OFFER);
            case HandshakeType.SERVER_HELLO -> tls13("4.1.3", "Server Hello", ANSWER);
            case HandshakeType.ENCRYPTED_EXTENSIONS ->
                tls13("4.3.1", "Encrypted Extensions", "The server answers the other extensions, encrypted.");
            case HandshakeType.CERTIFICATE_REQUEST -> tls13("4.3.2", "Certificate Request", REQUEST);
            case HandshakeType.CERTIFICATE -> tls13("4.4.2", "Certificate", PRESENT);
            case HandshakeType.CERTIFICATE_VERIFY -> tls13("4.4.3", "Certificate Verify", PROVE);
            case HandshakeType.FINISHED -> tls13("4.4.4", "Finished", FINISH);
            case HandshakeType.NEW_SESSION_TICKET -> tls13("4.6.1", "New Session Ticket Message", TICKET);
            case HandshakeType.END_OF_EARLY_DATA ->
                tls13("4.5", "End of Early Data", "The client has sent all of its early data.");
            case HandshakeType.KEY_UPDATE -> tls13("4.6.3", "Key Update", "The sender changes its key.");
            default -> Optional.empty();
        };
    }

    private static Optional<MessageWords> older(int type) {
        return switch (type) {
            case HandshakeType.CLIENT_HELLO -> tls12("7.4.1.2", "Client Hello", OFFER);
            case HandshakeType.SERVER_HELLO -> tls12("7.4.1.3", "Server Hello", ANSWER);
            case HandshakeType.CERTIFICATE_REQUEST -> tls12("7.4.4", "Certificate Request", REQUEST);
            case HandshakeType.CERTIFICATE -> tls12("7.4.2", "Server Certificate", PRESENT);
            case HandshakeType.CERTIFICATE_VERIFY -> tls12("7.4.8", "Certificate Verify", PROVE);
            case HandshakeType.FINISHED -> tls12("7.4.9", "Finished", FINISH);
            case HandshakeType.NEW_SESSION_TICKET -> words(5077, "3.3", "NewSessionTicket Handshake Message", TICKET);
            default -> Optional.empty();
        };
    }

    private static Optional<MessageWords> tls13(String section, String title, String purpose) {
        return words(8446, section, title, purpose);
    }

    private static Optional<MessageWords> tls12(String section, String title, String purpose) {
        return words(5246, section, title, purpose);
    }

    private static Optional<MessageWords> words(int rfc, String section, String title, String purpose) {
        return Optional.of(new MessageWords(purpose, new RfcSection(rfc, section, title)));
    }

    private static final String OFFER = "The client offers versions, cipher suites, groups and more.";
    private static final String ANSWER = "The server selects from the client's offer.";
    private static final String REQUEST = "The server asks the client for a certificate.";
    private static final String PRESENT = "The sender presents its certificates, leaf first.";
    private static final String PROVE = "The sender proves with a signature that it holds the key of its certificate.";
    private static final String FINISH = "The sender proves that it saw the same messages as its peer.";
    private static final String TICKET = "The server gives the client a ticket with which it can resume the session.";
}
