package dev.tlsloop.wire;

import dev.tlsloop.wire.WireMessage.CertificateVerify;
import dev.tlsloop.wire.WireMessage.ChangeCipherSpec;
import dev.tlsloop.wire.WireMessage.ClearAlert;
import dev.tlsloop.wire.WireMessage.ClientHelloMessage;
import dev.tlsloop.wire.WireMessage.Encrypted;
import dev.tlsloop.wire.WireMessage.Handshake;
import dev.tlsloop.wire.WireMessage.ServerHelloMessage;
import dev.tlsloop.wire.WireMessage.ServerKeyExchange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/** A reader of the complete records of one direction, which parses those in plaintext. */
final class PlaintextRecordReader {
    /** Version, random, empty session id, one suite and one compression method. */
    private static final int SHORTEST_HELLO = 38;

    private HandshakeDeframer message = new HandshakeDeframer();
    private int messageBytes;
    private boolean cipherChanged;
    private int version;

    /** Reads a record by its type and length alone. */
    void opaque(int type, int length, List<WireMessage> messages) {
        breakOff(messages);
        messages.add(new Encrypted(type, RecordHeader.LENGTH + length));
    }

    /** Reads a record of a type that may be in plaintext. */
    void read(int type, ByteBuffer body, List<WireMessage> messages) {
        if (type == ContentType.HANDSHAKE && body.hasRemaining() && isClear(body)) {
            readHandshake(body, messages);
        } else if (type == ContentType.ALERT && body.remaining() == 2) {
            breakOff(messages);
            messages.add(new ClearAlert(body.get() & 0xFF, body.get() & 0xFF, RecordHeader.LENGTH + 2));
        } else if (type == ContentType.CHANGE_CIPHER_SPEC && body.remaining() == 1) {
            breakOff(messages);
            cipherChanged = true;
            messages.add(new ChangeCipherSpec(RecordHeader.LENGTH + 1));
        } else {
            opaque(type, body.remaining(), messages);
        }
    }

    /** Reports a message that ends early, so that the lengths still add up. */
    void breakOff(List<WireMessage> messages) {
        if (message.hasBegun()) {
            messages.add(new Handshake(message.type(), messageBytes));
            message = new HandshakeDeframer();
            messageBytes = 0;
        }
    }

    private void readHandshake(ByteBuffer body, List<WireMessage> messages) {
        messageBytes += RecordHeader.LENGTH;
        while (body.hasRemaining()) {
            int before = body.remaining();
            message.take(body);
            messageBytes += before - body.remaining();
            if (message.isComplete()) {
                messages.add(parse());
                message = new HandshakeDeframer();
                messageBytes = 0;
            }
        }
    }

    /**
     * Up to TLS 1.2, handshake records after ChangeCipherSpec are encrypted. In TLS 1.3, the second ClientHello and the
     * ServerHello follow it in plaintext, so their content identifies them.
     */
    private boolean isClear(ByteBuffer body) {
        return !cipherChanged || message.hasBegun() || looksLikeHello(body);
    }

    private static boolean looksLikeHello(ByteBuffer body) {
        return body.remaining() >= 6
                && (body.get(0) == HandshakeType.CLIENT_HELLO || body.get(0) == HandshakeType.SERVER_HELLO)
                && (body.getInt(0) & 0xFFFFFF) <= HandshakeDeframer.LONGEST_KEPT
                && body.getShort(4) == 0x0303;
    }

    private WireMessage parse() {
        WireMessage unread = new Handshake(message.type(), messageBytes);
        boolean isHello = message.type() == HandshakeType.CLIENT_HELLO || message.type() == HandshakeType.SERVER_HELLO;
        if (!message.isKept() || isHello && message.length() < SHORTEST_HELLO) {
            return unread;
        }
        return switch (message.type()) {
            case HandshakeType.CLIENT_HELLO ->
                ClientHello.parse(message.body(), messageBytes) instanceof ParseResult.Complete<ClientHello> c
                        ? new ClientHelloMessage(c.value(), messageBytes)
                        : unread;
            case HandshakeType.SERVER_HELLO ->
                ServerHello.parse(message.body(), messageBytes) instanceof ParseResult.Complete<ServerHello> c
                        ? serverHello(c.value())
                        : unread;
            case HandshakeType.CERTIFICATE_VERIFY -> certificateVerify(unread);
            default -> serverKeyExchange();
        };
    }

    private WireMessage serverHello(ServerHello hello) {
        version = hello.version();
        return new ServerHelloMessage(hello, messageBytes);
    }

    private WireMessage serverKeyExchange() {
        SignedKeyExchange exchange = SignedKeyExchange.in(message.body(), version);
        return new ServerKeyExchange(exchange.group(), exchange.scheme(), messageBytes);
    }

    /** Only TLS 1.2 has a scheme in it, and the direction of a client does not show the version. */
    private WireMessage certificateVerify(WireMessage unread) {
        OptionalInt scheme = SignedKeyExchange.scheme(new MessageFieldReader(message.body()));
        return scheme.isPresent() ? new CertificateVerify(scheme.getAsInt(), messageBytes) : unread;
    }
}
