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
 * A session in OpenSSL's serialised form, which any endpoint of its context can resume.
 *
 * @param peerChain the presented chain, of which the serialised form has only the leaf
 */
public record OpenSslSession(
        Optional<Context> context, TlsVersion version, SerializedSession form, List<X509Certificate> peerChain)
        implements Session {
    /** The session that the settings of a connection resume. */
    static Optional<OpenSslSession> of(ConnectionSettings settings) {
        return settings.session().map(session -> {
            if (session instanceof OpenSslSession ours) {
                return ours;
            }
            throw new IllegalArgumentException(
                    "the session is not from the engine " + EngineName.OPENSSL + "; open the connection without it");
        });
    }

    /** Reads a serialised session. */
    public static OpenSslSession read(Context context, byte[] serialised) {
        SerializedSession form = SerializedSession.read(serialised)
                .orElseThrow(() -> new IllegalArgumentException("OpenSSL cannot read a session from these "
                        + serialised.length + " bytes (" + ErrorQueue.drainText()
                        + "); pass all bytes of Session.serialised()"));
        try {
            TlsVersion version = TlsVersion.ofCode(form.version())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the session has the unknown protocol version " + form.version() + "; pass one of TLS"));
            return new OpenSslSession(Optional.of(context), version, form, form.peer());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the session has a peer certificate that the JDK cannot read", e);
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

    /** Sessions of one context are equal if their IDs are, as in Python. */
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

    /** Names the version only, to keep key material out of logs. */
    @Override
    public String toString() {
        return "session of " + version + " on " + EngineName.OPENSSL;
    }
}
