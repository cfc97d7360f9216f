package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.lib.NativeBuffer;
import dev.tlsloop.openssl.lib.NativeMemory;
import dev.tlsloop.openssl.lib.SslH;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Owns a reference to an {@code SSL_SESSION} for the length of a block. */
final class SslSession implements AutoCloseable {
    private final Owned owned;

    private SslSession(long pointer, String made) {
        owned = Owned.briefly(CType.SSL_SESSION, pointer, made);
    }

    /** Reads a serialised one. */
    static SslSession of(byte[] der) {
        return new SslSession(Der.read(der, pp -> SslH.d2i_SSL_SESSION(0, pp, der.length)), "d2i_SSL_SESSION");
    }

    /** The same for what may be none. */
    static Optional<SslSession> read(byte[] der) {
        long pointer = Der.read(der, pp -> SslH.d2i_SSL_SESSION(0, pp, der.length));
        return pointer == 0 ? Optional.empty() : Optional.of(new SslSession(pointer, "d2i_SSL_SESSION"));
    }

    /** The one that a connection has by now. */
    static Optional<SslSession> current(long ssl) {
        long pointer = SslH.SSL_get1_session(ssl);
        return pointer == 0 ? Optional.empty() : Optional.of(new SslSession(pointer, "SSL_get1_session"));
    }

    boolean isResumable() {
        return SslH.SSL_SESSION_is_resumable(owned.pointer()) == 1;
    }

    byte[] serialised() {
        return Der.write(pp -> SslH.i2d_SSL_SESSION(owned.pointer(), pp));
    }

    byte[] id() {
        NativeBuffer length = NativeBuffer.allocate(Integer.BYTES);
        long id = SslH.SSL_SESSION_get_id(owned.pointer(), length.address());
        return NativeMemory.bytes(id, length.bytes().getInt(0));
    }

    int version() {
        return SslH.SSL_SESSION_get_protocol_version(owned.pointer());
    }

    List<X509Certificate> peer() throws CertificateException {
        long borrowed = SslH.SSL_SESSION_get0_peer(owned.pointer());
        return borrowed == 0 ? List.of() : List.of(X509.certificate(borrowed));
    }

    Duration timeout() {
        return Duration.ofSeconds(SslH.SSL_SESSION_get_timeout(owned.pointer()));
    }

    long pointer() {
        return owned.pointer();
    }

    @Override
    public void close() {
        owned.close();
    }
}
