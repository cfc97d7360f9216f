package dev.tlsloop.openssl.engine;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Session;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.openssl.handle.SerializedSession;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.openssl.settings.EngineName;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A session in OpenSSL's serialised form: a value that any endpoint of its context can resume.
 *
 * @param peerChain as it was presented; the serialised form holds no more than its leaf
 */
public record OpenSslSession(
        Optional<Context> context, TlsVersion version, SerializedSession form, List<X509Certificate> peerChain)
        implements Session {
    /** The session that an opening asks to resume. */
    static Optional<OpenSslSession> of(ConnectionSettings settings) {
        return settings.session().map(session -> {
            if (session instanceof OpenSslSession ours) {
                return ours;
            }
            throw new IllegalArgumentException(
                    "the session was made by another engine than " + EngineName.OPENSSL + "; open without it");
        });
    }

    /** The session that was serialised. */
    public static OpenSslSession read(Context context, byte[] serialised) {
        SerializedSession form = SerializedSession.read(serialised)
                .orElseThrow(() -> new IllegalArgumentException("OpenSSL reads no session from these "
                        + serialised.length + " bytes (" + ErrorQueue.drainText()
                        + "); give what Session.serialised() gave, all of it"));
        try {
            TlsVersion version = TlsVersion.ofCode(form.version())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the session is of the version " + form.version() + ", which is none of ours"));
            return new OpenSslSession(Optional.of(context), version, form, form.peer());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the session holds a certificate that the JDK cannot read", e);
        }
    }

    @Override
    public byte[] id() {
        return form.id().clone();
    }

    @Override
    public Duration timeout() {
        return form.timeout();
    }

    @Override
    public Optional<byte[]> serialised() {
        return Optional.of(form.serialised().clone());
    }

    /** As Python's: sessions are told apart by their ids. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OpenSslSession that
                && context.equals(that.context)
                && Arrays.equals(form.id(), that.form.id());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(form.id());
    }

    /** The version; the key material stays out of logs. */
    @Override
    public String toString() {
        return "session of " + version + " on " + EngineName.OPENSSL;
    }
}
