package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Session;
import java.util.Optional;

/** One connection's place in the session cache of its SSLContext. */
public interface SessionHandle extends AutoCloseable {
    /** What can be resumed by now. */
    Optional<Session> resumable();

    /** Gives the place back, unless somebody holds the session. */
    @Override
    void close();
}
