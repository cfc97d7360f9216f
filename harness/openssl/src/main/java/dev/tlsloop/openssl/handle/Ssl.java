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

/** Owns an {@code SSL} with its two memory BIOs, and holds on to the {@link SslCtx} whose callbacks it may call. */
public final class Ssl implements AutoCloseable {
    private static final int HOST_NAME = 0;
    private static final int REPLACE = 1;
    private static final long NOTHING = 0;

    /** The contexts that it has been on: C may still call a callback of each. */
    private final List<SslCtx> known = new ArrayList<>();

    private final NativeHandle handle;
    private final long read;
    private final long write;

    /** A connection that has not chosen its side yet. */
    public Ssl(SslCtx ctx) {
        known.add(ctx);
        handle = NativeHandle.lastingly(NativeType.SSL, SslH.SSL_new(ctx.pointer()), "SSL_new", this);
        read = BioH.BIO_new(BioH.BIO_s_mem());
        write = BioH.BIO_new(BioH.BIO_s_mem());
        SslH.SSL_set_bio(handle.pointer(), read, write);
        if (read == 0 || write == 0) {
            close();
            throw new IllegalStateException("BIO_new made nothing: the process is out of memory");
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

    /** Protocols to offer instead of the context's, each behind its length. */
    public void alpn(byte[] wire) {
        run(p -> SslH.SSL_set_alpn_protos(p, wire, wire.length));
    }

    /** Asks the server for an OCSP response. */
    public void requestOcsp() {
        run(p -> SslH.SSL_ctrl(p, SslH.CTRL_SET_TLSEXT_STATUS_REQ_TYPE, SslH.STATUSTYPE_OCSP, NOTHING));
    }

    /** Goes on with another context, as far as OpenSSL takes it over. */
    public void use(SslCtx other) {
        run(p -> SslH.SSL_set_SSL_CTX(p, other.pointer()));
        known.add(other);
    }

    /** Offers that session; false when it is none that OpenSSL takes. */
    public boolean resume(byte[] serialisedSession) {
        try (SslSession session = SslSession.of(serialisedSession)) {
            return number(p -> SslH.SSL_set_session(p, session.pointer())) == 1;
        }
    }

    /** Has states and alerts told to a function that the context keeps. */
    public void inform(long address) {
        run(p -> SslH.SSL_set_info_callback(p, address));
    }

    /** Gives bytes of the peer to the connection: that many of the buffer, from its beginning. */
    public void feed(NativeBuffer buffer, int length) {
        run(p -> BioH.BIO_write(read, buffer.address(), length));
        Reference.reachabilityFence(buffer);
    }

    /** Takes bytes for the peer; answers how many, 0 when there are none. */
    public int drain(NativeBuffer buffer) {
        try {
            return number(p -> BioH.BIO_ctrl_pending(write) == 0
                    ? 0
                    : BioH.BIO_read(write, buffer.address(), buffer.bytes().capacity()));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** The result as {@code SSL_get_error} tells it, 0 when the handshake is complete. */
    public int handshake() {
        return number(p -> {
            int result = SslH.SSL_do_handshake(p);
            return result == 1 ? SslH.ERROR_NONE : SslH.SSL_get_error(p, result);
        });
    }

    /** The number of bytes, or what {@code SSL_get_error} tells, negated. */
    public int read(NativeBuffer buffer, int most) {
        try {
            return number(p -> counted(p, SslH.SSL_read(p, buffer.address(), most)));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** The number of bytes, or what {@code SSL_get_error} tells, negated. */
    public int write(NativeBuffer buffer, int length) {
        try {
            return number(p -> counted(p, SslH.SSL_write(p, buffer.address(), length)));
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** Makes up its mind to renegotiate, which the next handshake carries out; false when it may not. */
    public boolean renegotiate() {
        return number(SslH::SSL_renegotiate) == 1;
    }

    /** Makes up its mind to change keys on both sides, which the next handshake carries out. */
    public boolean updateKeys() {
        return number(p -> SslH.SSL_key_update(p, SslH.KEY_UPDATE_REQUESTED)) == 1;
    }

    /** Whether close_notify was sent. */
    public boolean hasShutDown() {
        return number(p -> SslH.SSL_get_shutdown(p) & SslH.SENT_SHUTDOWN) != 0;
    }

    /** Sends close_notify; false in the middle of a handshake, where it may not. */
    public boolean shutdown() {
        return number(SslH::SSL_shutdown) >= 0;
    }

    /** Sets what is believed about the close. */
    public void shutdownState(int flags) {
        run(p -> SslH.SSL_set_shutdown(p, flags));
    }

    /** Lets the session be resumed although no close_notify was exchanged, as TLS 1.1 and above allow. */
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

    /** Presents nothing on the connection that C named to a callback. */
    public static void presentNothing(long borrowed) {
        SslH.SSL_certs_clear(borrowed);
    }

    /** Presents that on the connection that C named to a callback. */
    public static boolean present(long borrowed, NativeCredential m) {
        return SslH.SSL_use_cert_and_key(borrowed, m.certificate(), m.key(), m.chain(), REPLACE) == 1;
    }

    private static int counted(long pointer, int result) {
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
