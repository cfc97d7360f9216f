package dev.tlsloop.harness.socket;

import dev.tlsloop.bio.MemoryBio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves bytes between the memory BIOs of a connection and a channel; what breaks it is remembered, not thrown. */
final class SocketTransport {
    /** A record and its header: what one read takes at most. */
    private static final int MOST_AT_ONCE = 16_384 + 2_048;

    private final SocketChannel channel;
    private final MemoryBio incoming;
    private final MemoryBio outgoing;
    private @Nullable IOException failure;
    private boolean broken;

    SocketTransport(SocketChannel channel, MemoryBio incoming, MemoryBio outgoing) {
        this.channel = channel;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** Sends what waits; false when the channel does not block and has no room for all of it. */
    boolean flush() {
        ByteBuffer waiting = outgoing.unread();
        try {
            while (!broken && waiting.hasRemaining()) {
                if (channel.write(waiting) == 0) {
                    return false;
                }
            }
        } catch (IOException e) {
            broke(e);
        }
        if (broken) {
            outgoing.readAll();
        }
        return true;
    }

    /** Receives what there is, or learns that the stream has ended; false when the channel does not block and has nothing. */
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
            broke(e);
            incoming.end();
            return true;
        }
    }

    /** Whether nothing can be sent any more. */
    boolean isBroken() {
        return broken;
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void broke(IOException e) {
        broken = true;
        if (failure == null) {
            failure = e;
        }
    }
}
