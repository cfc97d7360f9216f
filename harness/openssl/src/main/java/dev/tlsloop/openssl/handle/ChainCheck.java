package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A chain of certificates in an {@code X509_STORE_CTX}, set up as libssl does for a peer of a connection. */
public final class ChainCheck {
    private static final byte[] OF_A_CLIENT = NativeMemory.terminated("ssl_client");
    private static final byte[] OF_A_SERVER = NativeMemory.terminated("ssl_server");

    /** The peer whose chain is checked. */
    public enum Peer {
        CLIENT,
        SERVER
    }

    private final List<NativeHandle> owned = new ArrayList<>();
    private final List<X509> certificates = new ArrayList<>();

    private ChainCheck() {}

    /**
     * Calls a function with the store context, which is freed afterwards.
     *
     * @param chain leaf first, at least one
     * @throws IllegalArgumentException when OpenSSL cannot read a certificate
     */
    public static <T> T with(SslCtx ctx, Ssl ssl, Peer peer, List<X509Certificate> chain, LongFunction<T> check) {
        ChainCheck all = new ChainCheck();
        try {
            return ssl.value(pointer -> check.apply(all.storeContext(ctx, pointer, peer, chain)));
        } finally {
            all.free();
            Reference.reachabilityFence(ctx);
        }
    }

    private long storeContext(SslCtx ctx, long ssl, Peer peer, List<X509Certificate> chain) {
        long stack = own(NativeType.STACK, StackH.OPENSSL_sk_new_null(), "OPENSSL_sk_new_null");
        for (X509Certificate certificate : chain) {
            X509 copy = X509.of(certificate);
            certificates.add(copy);
            StackH.OPENSSL_sk_push(stack, copy.pointer());
        }
        long check = own(NativeType.X509_STORE_CTX, X509VfyH.X509_STORE_CTX_new(), "X509_STORE_CTX_new");
        long store = SslH.SSL_CTX_get_cert_store(ctx.pointer());
        X509VfyH.X509_STORE_CTX_init(check, store, certificates.get(0).pointer(), stack);
        long parameters = X509VfyH.X509_STORE_CTX_get0_param(check);
        X509VfyH.X509_VERIFY_PARAM_set_auth_level(parameters, ctx.securityLevel());
        X509VfyH.X509_STORE_CTX_set_default(check, peer == Peer.CLIENT ? OF_A_CLIENT : OF_A_SERVER);
        X509VfyH.X509_VERIFY_PARAM_set1(parameters, SslH.SSL_get0_param(ssl));
        long callback = SslH.SSL_get_verify_callback(ssl);
        if (callback != 0) {
            X509VfyH.X509_STORE_CTX_set_verify_cb(check, callback);
        }
        return check;
    }

    private long own(NativeType type, long pointer, String function) {
        NativeHandle handle = NativeHandle.briefly(type, pointer, function);
        owned.add(0, handle);
        return handle.pointer();
    }

    /** The store context goes first, because it borrows the others. */
    private void free() {
        owned.forEach(NativeHandle::close);
        certificates.forEach(X509::close);
    }
}
