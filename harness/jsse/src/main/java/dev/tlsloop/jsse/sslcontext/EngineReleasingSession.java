package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Ends an engine of a provider that is not the JDK's with its connection: native ones hold memory and file descriptors
 * until they have written their close_notify.
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

    /** What it still has to say is for nobody. */
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
            // It has no more to say, or nobody from whom to hear the end: it is closed for all that.
        }
    }
}
