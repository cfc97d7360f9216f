package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Session;
import java.util.Optional;

/** The place of one connection in the session cache of its SSLContext. */
public interface SessionHandle extends AutoCloseable {
    /** The session that can be resumed by now. */
    Optional<Session> resumable();

    /** Gives the place back, unless a caller holds the session. */
    @Override
    void close();
}
