package dev.tlsloop.report.fields;

import dev.tlsloop.wire.HandshakeType;
import java.util.List;

/**
 * The fields of a message: a tree whose ranges cover every byte. The parser is total: bytes that fit no field become a field
 * named {@code rest}, which says what is missing.
 */
public final class MessageFields {
    private MessageFields() {}

    /** Names the fields of handshake messages, each of which starts with its type and length. */
    public static List<Field> ofHandshake(byte[] messages, Negotiation agreed) {
        FieldReader fields = new FieldReader(messages);
        message(fields, agreed);
        while (fields.more()) {
            fields.group("next message", next -> {
                message(next, agreed);
                return "";
            });
        }
        return fields.end();
    }

    /** Names the fields of an alert. */
    public static List<Field> ofAlert(byte[] alert) {
        FieldReader fields = new FieldReader(alert);
        fields.number("level", 1, MessageFields::level);
        fields.number("description", 1, Codes::alert);
        return fields.end();
    }

    /** Names the one byte of a ChangeCipherSpec. */
    public static List<Field> ofChangeCipherSpec(byte[] message) {
        FieldReader fields = new FieldReader(message);
        fields.number("type", 1, code -> code == 1 ? "change_cipher_spec" : "not 1, the only value");
        return fields.end();
    }

    /** Names application data, which has no fields. */
    public static List<Field> ofData(byte[] data) {
        FieldReader fields = new FieldReader(data);
        fields.remaining("application data", Codes::size);
        return fields.end();
    }

    private static void message(FieldReader fields, Negotiation agreed) {
        int type = (int) fields.number("msg_type", 1, code -> HandshakeType.nameOf((int) code));
        fields.inline(3, body -> {
            body(type, body, agreed);
            return "";
        });
    }

    private static void body(int type, FieldReader body, Negotiation agreed) {
        switch (type) {
            case HandshakeType.CLIENT_HELLO -> HelloFields.client(body);
            case HandshakeType.SERVER_HELLO -> HelloFields.server(body);
            case HandshakeType.NEW_SESSION_TICKET -> ticket(body, agreed);
            case HandshakeType.ENCRYPTED_EXTENSIONS -> ExtensionFields.list(body, Place.ENCRYPTED_EXTENSIONS);
            case HandshakeType.CERTIFICATE -> CertificateFields.certificate(body, agreed);
            case HandshakeType.CERTIFICATE_REQUEST -> CertificateFields.request(body, agreed);
            case HandshakeType.CERTIFICATE_VERIFY -> CertificateFields.verify(body, agreed);
            case CertificateFields.CERTIFICATE_STATUS -> CertificateFields.status(body);
            case HandshakeType.SERVER_KEY_EXCHANGE -> new KeyExchangeFields(agreed).server(body);
            case HandshakeType.CLIENT_KEY_EXCHANGE -> new KeyExchangeFields(agreed).client(body);
            case HandshakeType.FINISHED -> body.remaining("verify_data", Codes::size);
            case HandshakeType.KEY_UPDATE -> body.number("request_update", 1, MessageFields::update);
            case HandshakeType.MESSAGE_HASH -> body.remaining("hash", Codes::size);
            case 0, HandshakeType.SERVER_HELLO_DONE, HandshakeType.END_OF_EARLY_DATA -> {}
            default -> body.remaining("content", Codes::size);
        }
    }

    private static void ticket(FieldReader body, Negotiation agreed) {
        body.number("ticket_lifetime", 4, seconds -> Codes.count(seconds, "second"));
        if (agreed.isTls13()) {
            body.number("ticket_age_add", 4, value -> "added to the age that the client will send");
            body.vector("ticket_nonce", 1, Codes::brief);
            body.vector("ticket", 2, Codes::brief);
            ExtensionFields.list(body, Place.TICKET);
        } else {
            body.vector("ticket", 2, Codes::brief);
        }
    }

    private static String level(long code) {
        return code == 1 ? "warning" : code == 2 ? "fatal" : "level " + code;
    }

    private static String update(long code) {
        return code == 0 ? "update_not_requested" : code == 1 ? "update_requested" : "not 0 or 1";
    }
}
