package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The owner of a reference to an {@code SSL_SESSION} for the length of a block. */
final class SslSession implements AutoCloseable {
    private final NativeHandle handle;

    private SslSession(long pointer, String function) {
        handle = NativeHandle.briefly(NativeType.SSL_SESSION, pointer, function);
    }

    /** Reads a serialised session. */
    static SslSession of(byte[] der) {
        return new SslSession(
                DerConversion.read(der, pp -> SslH.d2i_SSL_SESSION(0, pp, der.length)), "d2i_SSL_SESSION");
    }

    /** Reads a serialised session; empty if OpenSSL cannot. */
    static Optional<SslSession> read(byte[] der) {
        long pointer = DerConversion.read(der, pp -> SslH.d2i_SSL_SESSION(0, pp, der.length));
        return pointer == 0 ? Optional.empty() : Optional.of(new SslSession(pointer, "d2i_SSL_SESSION"));
    }

    /** The current session of a connection. */
    static Optional<SslSession> current(long ssl) {
        long pointer = SslH.SSL_get1_session(ssl);
        return pointer == 0 ? Optional.empty() : Optional.of(new SslSession(pointer, "SSL_get1_session"));
    }

    boolean isResumable() {
        return SslH.SSL_SESSION_is_resumable(handle.pointer()) == 1;
    }

    byte[] serialised() {
        return DerConversion.write(pp -> SslH.i2d_SSL_SESSION(handle.pointer(), pp));
    }

    byte[] id() {
        NativeBuffer length = NativeBuffer.allocate(Integer.BYTES);
        long id = SslH.SSL_SESSION_get_id(handle.pointer(), length.address());
        return NativeMemory.bytes(id, length.bytes().getInt(0));
    }

    int version() {
        return SslH.SSL_SESSION_get_protocol_version(handle.pointer());
    }

    List<X509Certificate> peer() throws CertificateException {
        long borrowed = SslH.SSL_SESSION_get0_peer(handle.pointer());
        return borrowed == 0 ? List.of() : List.of(X509.certificate(borrowed));
    }

    Duration timeout() {
        return Duration.ofSeconds(SslH.SSL_SESSION_get_timeout(handle.pointer()));
    }

    long pointer() {
        return handle.pointer();
    }

    @Override
    public void close() {
        handle.close();
    }
}
