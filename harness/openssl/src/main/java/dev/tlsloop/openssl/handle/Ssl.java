package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.BioH;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;

/** The owner of an {@code SSL} and its two memory BIOs; it keeps the callbacks of each {@link SslCtx} reachable. */
public final class Ssl implements AutoCloseable {
    private static final int HOST_NAME = 0;
    private static final int REPLACE = 1;
    private static final long NOTHING = 0;

    /** Every context that this connection has used: C may still call their callbacks. */
    private final List<SslCtx> known = new ArrayList<>();

    private final NativeHandle handle;
    private final long read;
    private final long write;

    /** Creates a connection that is not yet client or server. */
    public Ssl(SslCtx ctx) {
        known.add(ctx);
        handle = NativeHandle.lastingly(NativeType.SSL, SslH.SSL_new(ctx.pointer()), "SSL_new", this);
        read = BioH.BIO_new(BioH.BIO_s_mem());
        write = BioH.BIO_new(BioH.BIO_s_mem());
        SslH.SSL_set_bio(handle.pointer(), read, write);
        if (read == 0 || write == 0) {
            close();
            throw new IllegalStateException("BIO_new returned NULL: the process is out of memory");
        }
    }

    public void connect() {
        run(p -> SslH.SSL_set_connect_state(p));
    }

    public void accept() {
        run(p -> SslH.SSL_set_accept_state(p));
    }

    public boolean serverName(String name) {
        byte[] text = NativeMemory.terminated(name);
        return number(p -> (int) SslH.SSL_ctrl(p, SslH.CTRL_SET_TLSEXT_HOSTNAME, HOST_NAME, text)) == 1;
    }

    public boolean verifyHost(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        return number(p -> X509VfyH.X509_VERIFY_PARAM_set1_host(SslH.SSL_get0_param(p), text, text.length)) == 1;
    }

    public boolean verifyAddress(String address) {
        byte[] text = NativeMemory.terminated(address);
        return number(p -> X509VfyH.X509_VERIFY_PARAM_set1_ip_asc(SslH.SSL_get0_param(p), text)) == 1;
    }

    /** Sets the protocols to offer instead of the context's, each after its length byte. */
    public void alpn(byte[] wire) {
        run(p -> SslH.SSL_set_alpn_protos(p, wire, wire.length));
    }

    /** Asks the server for an OCSP response. */
    public void requestOcsp() {
        run(p -> SslH.SSL_ctrl(p, SslH.CTRL_SET_TLSEXT_STATUS_REQ_TYPE, SslH.STATUSTYPE_OCSP, NOTHING));
    }

    /** Switches to another context, as far as {@code SSL_set_SSL_CTX} does. */
    public void use(SslCtx other) {
        run(p -> SslH.SSL_set_SSL_CTX(p, other.pointer()));
        known.add(other);
    }

    /** Offers a session; false if OpenSSL does not accept it. */
    public boolean resume(byte[] serialisedSession) {
        try (SslSession session = SslSession.of(serialisedSession)) {
            return number(p -> SslH.SSL_set_session(p, session.pointer())) == 1;
        }
    }

    /** Reports states and alerts to a function that the context keeps reachable. */
    public void inform(long address) {
        run(p -> SslH.SSL_set_info_callback(p, address));
    }

    /** Passes the first {@code length} bytes of the buffer to the connection as input from the peer. */
    public void feed(NativeBuffer buffer, int length) {
        run(p -> BioH.BIO_write(read, buffer.address(), length));
        Reference.reachabilityFence(buffer);
    }

    /** Moves output for the peer into the buffer; returns the number of bytes. */
    public int drain(NativeBuffer buffer) {
        try {
            return number(p -> BioH.BIO_ctrl_pending(write) == 0
                    ? 0
                    : BioH.BIO_read(write, buffer.address(), buffer.bytes().capacity()));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** Runs the handshake; returns the code of {@code SSL_get_error}, 0 if the handshake is complete. */
    public int handshake() {
        return number(p -> {
            int result = SslH.SSL_do_handshake(p);
            return result == 1 ? SslH.ERROR_NONE : SslH.SSL_get_error(p, result);
        });
    }

    /** Returns the number of bytes, or the negated code of {@code SSL_get_error}. */
    public int read(NativeBuffer buffer, int most) {
        try {
            return number(p -> countOrError(p, SslH.SSL_read(p, buffer.address(), most)));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** Returns the number of bytes, or the negated code of {@code SSL_get_error}. */
    public int write(NativeBuffer buffer, int length) {
        try {
            return number(p -> countOrError(p, SslH.SSL_write(p, buffer.address(), length)));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** Requests a renegotiation, which the next handshake starts; false if the settings forbid it. */
    public boolean renegotiate() {
        return number(SslH::SSL_renegotiate) == 1;
    }

    /** Requests a key update in both directions, which the next handshake sends. */
    public boolean updateKeys() {
        return number(p -> SslH.SSL_key_update(p, SslH.KEY_UPDATE_REQUESTED)) == 1;
    }

    /** Whether this side sent close_notify. */
    public boolean hasShutDown() {
        return number(p -> SslH.SSL_get_shutdown(p) & SslH.SENT_SHUTDOWN) != 0;
    }

    /** Sends close_notify; false during a handshake, where OpenSSL does not allow it. */
    public boolean shutdown() {
        return number(SslH::SSL_shutdown) >= 0;
    }

    /** Sets the shutdown state. */
    public void shutdownState(int flags) {
        run(p -> SslH.SSL_set_shutdown(p, flags));
    }

    /** Keeps the session resumable without an exchange of close_notify, as TLS 1.1 and later allow. */
    public void keepSession() {
        run(p -> SslH.SSL_set_shutdown(p, SslH.SENT_SHUTDOWN | SslH.RECEIVED_SHUTDOWN));
    }

    public boolean isFreed() {
        return handle.isFreed();
    }

    @Override
    public void close() {
        handle.close();
    }

    /** Removes all certificates from a connection that C passed to a callback. */
    public static void clearCredentials(long borrowed) {
        SslH.SSL_certs_clear(borrowed);
    }

    /** Sets the certificate that a connection presents, which C passed to a callback. */
    public static boolean present(long borrowed, NativeCredential credential) {
        return SslH.SSL_use_cert_and_key(
                        borrowed, credential.certificate(), credential.key(), credential.chain(), REPLACE)
                == 1;
    }

    private static int countOrError(long pointer, int result) {
        return result > 0 ? result : -SslH.SSL_get_error(pointer, result);
    }

    void run(LongConsumer operation) {
        try {
            operation.accept(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    int number(LongToIntFunction operation) {
        try {
            return operation.applyAsInt(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    <T> T value(LongFunction<T> operation) {
        try {
            return operation.apply(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
