package dev.tlsloop.openssl.handle;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session as a Java value.
 *
 * @param id the session ID
 * @param version the protocol version, such as 0x0304
 * @param timeout the lifetime from its creation
 * @param serialised the whole session in DER
 */
public record SerializedSession(byte[] id, int version, Duration timeout, byte[] serialised) {
    static SerializedSession of(SslSession session) {
        return new SerializedSession(session.id(), session.version(), session.timeout(), session.serialised());
    }

    /** Reads a serialised session; empty if OpenSSL cannot. */
    public static Optional<SerializedSession> read(byte[] serialised) {
        return SslSession.read(serialised).map(session -> {
            try (session) {
                return of(session);
            }
        });
    }

    /** The peer's leaf certificate, the only part of its chain in a session; empty if it presented none. */
    public List<X509Certificate> peer() throws CertificateException {
        try (SslSession session = SslSession.of(serialised)) {
            return session.peer();
        }
    }
}
