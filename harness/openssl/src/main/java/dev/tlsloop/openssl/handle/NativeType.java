package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.EvpH;
import dev.tlsloop.openssl.jna.OcspH;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509H;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** The types of native objects, each with its free function and the number alive. An SSL frees its own BIOs. */
enum NativeType {
    SSL_CTX(SslH::SSL_CTX_free),
    SSL(SslH::SSL_free),
    SSL_SESSION(SslH::SSL_SESSION_free),
    X509(X509H::X509_free),
    X509_NAME(X509H::X509_NAME_free),
    X509_CRL(X509H::X509_CRL_free),
    X509_STORE_CTX(X509VfyH::X509_STORE_CTX_free),
    OCSP_RESPONSE(OcspH::OCSP_RESPONSE_free),
    OCSP_BASICRESP(OcspH::OCSP_BASICRESP_free),
    OCSP_CERTID(OcspH::OCSP_CERTID_free),
    EVP_PKEY(EvpH::EVP_PKEY_free),
    STACK(StackH::OPENSSL_sk_free);

    private final LongConsumer free;
    private final AtomicInteger live = new AtomicInteger();

    NativeType(LongConsumer free) {
        this.free = free;
    }

    void increment() {
        live.incrementAndGet();
    }

    /** Counts an object that C took over. */
    void decrement() {
        live.decrementAndGet();
    }

    void free(long pointer) {
        live.decrementAndGet();
        free.accept(pointer);
    }

    int live() {
        return live.get();
    }
}
