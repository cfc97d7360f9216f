package dev.tlsloop.harness.socket;

import dev.tlsloop.Connection;
import dev.tlsloop.Side;
import dev.tlsloop.bio.MemoryBio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The path between the memory BIOs of a connection and a channel. It keeps an exception instead of throwing it. */
final class SocketTransport {
    /** The longest record and its header: one read takes no more. */
    private static final int MOST_AT_ONCE = 16_384 + 2_048;

    private final SocketChannel channel;
    private final MemoryBio incoming;
    private final MemoryBio outgoing;
    private final Side side;
    private final Optional<SocketRecording> recording;
    private @Nullable IOException failure;

    SocketTransport(SocketChannel channel, Connection connection, Optional<SocketRecording> recording) {
        this.channel = channel;
        this.incoming = connection.incoming();
        this.outgoing = connection.outgoing();
        this.side = connection.side();
        this.recording = recording;
    }

    /** Sends pending bytes; false if the channel is non-blocking and has no room for all of them. */
    boolean flush() {
        ByteBuffer waiting = outgoing.unread();
        try {
            while (!isBroken() && waiting.hasRemaining()) {
                int before = waiting.position();
                if (channel.write(waiting) == 0) {
                    return false;
                }
                recording.ifPresent(kept -> kept.sent(
                        side, waiting.duplicate().limit(waiting.position()).position(before)));
            }
        } catch (IOException e) {
            fail(e);
        }
        if (isBroken()) {
            outgoing.readAll();
        }
        return true;
    }

    /** Receives bytes or the end of the stream; false if the channel is non-blocking and has neither. */
    boolean fill() {
        try {
            ByteBuffer room = incoming.room(MOST_AT_ONCE);
            int limit = Math.min(room.capacity(), room.position() + MOST_AT_ONCE);
            int before = room.position();
            int count = channel.read(room.limit(limit));
            if (count < 0) {
                end();
                return true;
            }
            recording.ifPresent(kept -> kept.received(
                    side.peer(), room.duplicate().limit(room.position()).position(before)));
            incoming.wrote(room);
            return count > 0;
        } catch (IOException e) {
            fail(e);
            end();
            return true;
        }
    }

    private void end() {
        incoming.end();
        recording.ifPresent(kept -> kept.ended(side.peer()));
    }

    /** Whether the channel failed, so that it cannot send any more. */
    boolean isBroken() {
        return failure != null;
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void fail(IOException e) {
        if (failure == null) {
            failure = e;
        }
    }
}
