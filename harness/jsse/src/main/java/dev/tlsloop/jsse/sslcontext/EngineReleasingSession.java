package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Closes the engine of another provider with its connection: native engines hold memory and file descriptors until they
 * have written close_notify.
 */
public record EngineReleasingSession(SSLEngine engine, SessionHandle session) implements SessionHandle {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MOST_RECORDS = 16;

    @Override
    public Optional<Session> resumable() {
        return session.resumable();
    }

    @Override
    public void close() {
        session.close();
        release(engine);
    }

    /** Closes the engine and discards its last records. */
    public static void release(SSLEngine engine) {
        try {
            engine.closeOutbound();
            ByteBuffer room = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            Status status = Status.OK;
            for (int i = 0; i < MOST_RECORDS && status == Status.OK && !engine.isOutboundDone(); i++) {
                status = engine.wrap(NOTHING, room.clear()).getStatus();
            }
            engine.closeInbound();
        } catch (SSLException | IllegalStateException e) {
            // The engine has nothing left to write, or saw no end of its input; it is closed all the same.
        }
    }
}
