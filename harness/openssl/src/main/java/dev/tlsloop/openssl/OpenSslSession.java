package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.Opening;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A session in OpenSSL's serialised form: a value that any endpoint of its context can resume.
 *
 * @param peerChain as it was presented; the serialised form holds no more than its leaf
 */
record OpenSslSession(Optional<Context> context, TlsVersion version, byte[] serialised, List<X509Certificate> peerChain)
        implements Session {
    /** The session that an opening asks to resume. */
    static Optional<OpenSslSession> of(Opening opening) {
        return opening.session().map(session -> {
            if (session instanceof OpenSslSession ours) {
                return ours;
            }
            throw new IllegalArgumentException(
                    "the session was made by another engine than " + OpenSslEngine.NAME + "; open without it");
        });
    }

    /** The version; the key material stays out of logs. */
    @Override
    public String toString() {
        return "session of " + version + " on " + OpenSslEngine.NAME;
    }
}
