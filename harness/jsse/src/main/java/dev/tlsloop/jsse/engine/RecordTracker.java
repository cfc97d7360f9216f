package dev.tlsloop.jsse.engine;

import dev.tlsloop.Side;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.WireMessage;
import dev.tlsloop.wire.WireReader;
import java.nio.ByteBuffer;

/** Tracks the records that one side sends, and reports what is readable without keys. */
final class RecordTracker {
    /** Receives what is readable in the records. */
    interface Listener {
        /** A handshake message; in the clear, except for the Finished of TLS 1.2 and below. */
        void message(Side sender, int type);

        /** ChangeCipherSpec. */
        void changeCipherSpec(Side sender);

        /** A record of TLS 1.3 that hides what it holds, or application data: that many bytes with its header. */
        void hidden(Side sender, int length);

        /** An alert in the clear: its level times 256, plus its number. */
        void alert(Side sender, int levelAndCode);
    }

    private final Side sender;
    private final Listener listener;
    private final WireReader reader = new WireReader();

    RecordTracker(Side sender, Listener listener) {
        this.sender = sender;
        this.listener = listener;
    }

    /** Those bytes, which begin where the ones before ended. */
    void follow(ByteBuffer bytes, int from, int to) {
        if (from < to) {
            reader.read(bytes.duplicate().limit(to).position(from)).forEach(this::tell);
        }
    }

    private void tell(WireMessage message) {
        if (message instanceof WireMessage.ClientHelloMessage) {
            listener.message(sender, HandshakeType.CLIENT_HELLO);
        } else if (message instanceof WireMessage.ServerHelloMessage) {
            listener.message(sender, HandshakeType.SERVER_HELLO);
        } else if (message instanceof WireMessage.ServerKeyExchange) {
            listener.message(sender, HandshakeType.SERVER_KEY_EXCHANGE);
        } else if (message instanceof WireMessage.CertificateVerify) {
            listener.message(sender, HandshakeType.CERTIFICATE_VERIFY);
        } else if (message instanceof WireMessage.Handshake m) {
            listener.message(sender, m.type());
        } else if (message instanceof WireMessage.ChangeCipherSpec) {
            listener.changeCipherSpec(sender);
        } else if (message instanceof WireMessage.ClearAlert m) {
            listener.alert(sender, m.level() << 8 | m.description());
        } else if (message instanceof WireMessage.Encrypted m) {
            trackProtected(m);
        }
    }

    private void trackProtected(WireMessage.Encrypted record) {
        if (record.contentType() == ContentType.APPLICATION_DATA) {
            listener.hidden(sender, record.length());
        } else if (record.contentType() == ContentType.HANDSHAKE) {
            listener.message(sender, HandshakeType.FINISHED);
        }
    }
}
