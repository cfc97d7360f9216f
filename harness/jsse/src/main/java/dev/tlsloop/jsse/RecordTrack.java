package dev.tlsloop.jsse;

import dev.tlsloop.Side;
import dev.tlsloop.wire.ContentType;
import dev.tlsloop.wire.HandshakeType;
import java.nio.ByteBuffer;

/** Follows what one side sends, record by record, and tells what can be read of it. It keeps none of the bytes. */
final class RecordTrack {
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int ALERT_LENGTH = 2;

    /** What can be told without keys. */
    interface Listener {
        /** A handshake message begins; in the clear, except for the Finished of TLS 1.2 and below. */
        void message(Side sender, int type);

        /** ChangeCipherSpec. */
        void changeCipherSpec(Side sender);

        /** A record of TLS 1.3 that hides what it holds, or application data. */
        void hidden(Side sender, int length);

        /** An alert in the clear: its level times 256, plus its number. */
        void alert(Side sender, int levelAndCode);
    }

    private final Side sender;
    private final Listener listener;
    private int type;
    private int restOfMessage;
    private int header;
    private int headerBytes;
    private boolean sealed;

    RecordTrack(Side sender, Listener listener) {
        this.sender = sender;
        this.listener = listener;
    }

    /** Those bytes, which begin where the ones before ended and hold whole records. */
    void follow(ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at + RECORD_HEADER <= to) {
            type = bytes.get(at);
            int length = bytes.getShort(at + 3) & 0xFFFF;
            at += RECORD_HEADER;
            record(bytes, at, Math.min(at + length, to), length);
            at += length;
        }
    }

    private void record(ByteBuffer bytes, int from, int to, int length) {
        if (type == ContentType.CHANGE_CIPHER_SPEC) {
            sealed = true;
            listener.changeCipherSpec(sender);
        } else if (type == ContentType.APPLICATION_DATA) {
            listener.hidden(sender, length);
        } else if (type == ContentType.ALERT && length == ALERT_LENGTH) {
            listener.alert(sender, bytes.getShort(from));
        } else if (type == ContentType.HANDSHAKE) {
            if (!sealed || isHello(bytes, from, to)) {
                messages(bytes, from, to);
            } else {
                listener.message(sender, HandshakeType.FINISHED);
            }
        }
    }

    /** Behind a HelloRetryRequest there is a ChangeCipherSpec, and yet the next hello is in the clear. */
    private static boolean isHello(ByteBuffer bytes, int from, int to) {
        return to - from > MESSAGE_HEADER
                && (bytes.get(from) == HandshakeType.CLIENT_HELLO || bytes.get(from) == HandshakeType.SERVER_HELLO)
                && (bytes.getInt(from) & 0xFFFFFF) == to - from - MESSAGE_HEADER;
    }

    private void messages(ByteBuffer bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (restOfMessage > 0) {
                int step = Math.min(restOfMessage, to - at);
                restOfMessage -= step;
                at += step;
            } else {
                header = header << 8 | bytes.get(at++) & 0xFF;
                headerBytes++;
                if (headerBytes == MESSAGE_HEADER) {
                    headerBytes = 0;
                    restOfMessage = header & 0xFFFFFF;
                    listener.message(sender, header >>> 24);
                    header = 0;
                }
            }
        }
    }
}
