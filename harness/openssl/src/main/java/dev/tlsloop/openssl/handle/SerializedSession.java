package dev.tlsloop.openssl.handle;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a session is once it has left C.
 *
 * @param id by which it is told apart
 * @param version the number of the protocol version
 * @param timeout after its making
 * @param serialised all of it
 */
public record SerializedSession(byte[] id, int version, Duration timeout, byte[] serialised) {
    static SerializedSession of(SslSession session) {
        return new SerializedSession(session.id(), session.version(), session.timeout(), session.serialised());
    }

    /** Reads the serialised one; empty where OpenSSL cannot. */
    public static Optional<SerializedSession> read(byte[] serialised) {
        return SslSession.read(serialised).map(session -> {
            try (session) {
                return of(session);
            }
        });
    }

    /** The peer's own certificate, which is all of its chain that is in there; empty where it presented none. */
    public List<X509Certificate> peer() throws CertificateException {
        try (SslSession session = SslSession.of(serialised)) {
            return session.peer();
        }
    }
}
