package dev.tlsloop.harness.socket;

import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Event;
import dev.tlsloop.harness.transcript.MessageType;
import dev.tlsloop.harness.transcript.Transcript;

/** The place in a handshake that a connection reached before it was abandoned. Constants may be added. */
public enum HandshakeStage {
    /** The peer sent no byte. */
    CONNECTED("before the first byte"),
    /** The peer sent bytes, and not the whole of its first message. */
    FIRST_MESSAGE("in the first message"),
    /** The peer sent its first message, and the handshake was not complete. */
    HANDSHAKE("after the first message");

    private final String text;

    HandshakeStage(String text) {
        this.text = text;
    }

    /** The place as a part of a sentence, such as {@code after the first message}. */
    @Override
    public String toString() {
        return text;
    }

    /** The stage that follows from the messages of that peer. */
    static HandshakeStage of(Side peer, Transcript transcript) {
        boolean isSilent = transcript.entries().stream()
                .allMatch(line -> line.side() != peer || line.event() instanceof Event.EndOfFile);
        MessageType hello = peer == Side.CLIENT ? MessageType.CLIENT_HELLO : MessageType.SERVER_HELLO;
        boolean hasHello = transcript.shows(peer, hello);
        return isSilent ? CONNECTED : hasHello ? HANDSHAKE : FIRST_MESSAGE;
    }
}
