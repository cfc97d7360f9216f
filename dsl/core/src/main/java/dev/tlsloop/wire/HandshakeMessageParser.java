package dev.tlsloop.wire;

import java.util.ArrayList;
import java.util.List;

/** The parser behind {@link HandshakeMessage}. */
final class HandshakeMessageParser {
    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;

    private final MessageFieldReader fields;
    private final int version;

    private HandshakeMessageParser(byte[] body, int version) {
        this.fields = new MessageFieldReader(body);
        this.version = version;
    }

    static HandshakeMessage parse(int type, byte[] body, int version) {
        HandshakeMessageParser parser = new HandshakeMessageParser(body, version);
        HandshakeMessage message = parser.message(type, body);
        return parser.fields.isSound() ? message : new HandshakeMessage.Other(type);
    }

    private HandshakeMessage message(int type, byte[] body) {
        return switch (type) {
            case HandshakeType.ENCRYPTED_EXTENSIONS ->
                new HandshakeMessage.EncryptedExtensions(Extension.listOf(fields));
            case HandshakeType.CERTIFICATE -> certificate();
            case HandshakeType.SERVER_KEY_EXCHANGE -> serverKeyExchange(body);
            case HandshakeType.CERTIFICATE_REQUEST -> version == TLS_1_3 ? certificateRequest() : earlierRequest();
            case HandshakeType.CERTIFICATE_VERIFY ->
                version >= TLS_1_2
                        ? new HandshakeMessage.CertificateVerify(fields.u16("scheme"))
                        : new HandshakeMessage.Other(type);
            case HandshakeType.NEW_SESSION_TICKET ->
                new HandshakeMessage.NewSessionTicket(fields.u16("lifetime") * 0x1_0000L + fields.u16("lifetime"));
            case HandshakeType.KEY_UPDATE -> new HandshakeMessage.KeyUpdate(fields.u8("request") == 1);
            case HandshakeType.FINISHED -> new HandshakeMessage.Finished(body.clone());
            default -> new HandshakeMessage.Other(type);
        };
    }

    private HandshakeMessage serverKeyExchange(byte[] body) {
        SignedKeyExchange exchange = SignedKeyExchange.in(body, version);
        return new HandshakeMessage.ServerKeyExchange(exchange.group(), exchange.scheme());
    }

    private HandshakeMessage certificate() {
        if (version == TLS_1_3) {
            fields.vector8("request context");
        }
        List<byte[]> certificates = new ArrayList<>();
        MessageFieldReader list = fields.within24("certificates");
        while (list.more()) {
            certificates.add(list.vector24("certificate"));
            if (version == TLS_1_3) {
                list.vector16("certificate extensions");
            }
        }
        fields.end();
        return new HandshakeMessage.Certificate(certificates);
    }

    private HandshakeMessage certificateRequest() {
        fields.vector8("request context");
        List<Extension> extensions = Extension.listOf(fields);
        return new HandshakeMessage.CertificateRequest(
                Extension.find(extensions, ExtensionType.SIGNATURE_ALGORITHMS)
                        .map(body -> Extension.numbers(body.within16("schemes"), body))
                        .orElse(List.of()),
                Extension.find(extensions, ExtensionType.CERTIFICATE_AUTHORITIES)
                        .map(HandshakeMessageParser::names)
                        .orElse(List.of()));
    }

    /** Up to TLS 1.2 the types of certificates stand first, and the schemes only in TLS 1.2. */
    private HandshakeMessage earlierRequest() {
        fields.vector8("certificate types");
        List<Integer> schemes = version == TLS_1_2 ? fields.within16("schemes").u16s("schemes") : List.of();
        return new HandshakeMessage.CertificateRequest(schemes, names(fields));
    }

    private static List<byte[]> names(MessageFieldReader from) {
        List<byte[]> names = new ArrayList<>();
        MessageFieldReader list = from.within16("authorities");
        while (list.more()) {
            names.add(list.vector16("authority"));
        }
        from.end();
        return names;
    }
}
