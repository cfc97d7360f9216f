package dev.tlsloop.openssl.handle;

import java.time.Duration;

/**
 * What a session is once it has left C.
 *
 * @param id by which it is told apart
 * @param timeout after its making
 * @param serialised all of it
 */
public record SessionForm(byte[] id, Duration timeout, byte[] serialised) {
    static SessionForm of(SslSession session) {
        return new SessionForm(session.id(), session.timeout(), session.serialised());
    }
}
