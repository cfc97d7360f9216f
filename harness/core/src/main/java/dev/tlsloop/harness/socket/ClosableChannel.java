package dev.tlsloop.harness.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A channel that any thread may close, with the reason. The thread that owns the connection finds the end of its stream, and
 * closes the connection itself: an engine is for one thread.
 */
final class ClosableChannel {
    private final SocketChannel channel;
    private final AtomicReference<@Nullable ConnectionEnd> closedBy = new AtomicReference<>();

    ClosableChannel(SocketChannel channel) {
        this.channel = channel;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Closes the channel; the reason of the first call counts. */
    void close(ConnectionEnd why) {
        closedBy.compareAndSet(null, why);
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system releases the socket even if it reports an error.
        }
    }

    /** The reason, if a call of {@link #close} closed the channel. */
    Optional<ConnectionEnd> closedBy() {
        return Optional.ofNullable(closedBy.get());
    }
}
