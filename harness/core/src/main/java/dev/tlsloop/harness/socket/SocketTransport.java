package dev.tlsloop.harness.socket;

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
    private @Nullable IOException failure;

    SocketTransport(SocketChannel channel, MemoryBio incoming, MemoryBio outgoing) {
        this.channel = channel;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** Sends pending bytes; false if the channel is non-blocking and has no room for all of them. */
    boolean flush() {
        ByteBuffer waiting = outgoing.unread();
        try {
            while (!isBroken() && waiting.hasRemaining()) {
                if (channel.write(waiting) == 0) {
                    return false;
                }
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
            int count = channel.read(room.limit(limit));
            if (count < 0) {
                incoming.end();
                return true;
            }
            incoming.wrote(room);
            return count > 0;
        } catch (IOException e) {
            fail(e);
            incoming.end();
            return true;
        }
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
