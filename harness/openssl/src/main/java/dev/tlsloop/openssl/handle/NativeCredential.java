package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.EvpH;
import dev.tlsloop.openssl.jna.StackH;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The owner of a native key and its chain for the length of a block; an {@code SSL_CTX} adds its own references. */
public final class NativeCredential implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final X509 certificate;
    private final NativeHandle key;
    private final NativeHandle chain;

    /**
     * Converts all parts; if one fails, frees the others.
     *
     * @param leafFirst the certificate of the key, then the rest of the presented chain
     * @throws IllegalArgumentException when OpenSSL cannot read a part
     */
    public NativeCredential(PrivateKey privateKey, List<X509Certificate> leafFirst) {
        try {
            certificate = own(X509.of(leafFirst.get(0)));
            key = own(key(privateKey));
            chain = own(NativeHandle.briefly(NativeType.STACK, StackH.OPENSSL_sk_new_null(), "OPENSSL_sk_new_null"));
            for (X509Certificate issuer : leafFirst.subList(1, leafFirst.size())) {
                StackH.OPENSSL_sk_push(chain.pointer(), own(X509.of(issuer)).pointer());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    long certificate() {
        return certificate.pointer();
    }

    long key() {
        return key.pointer();
    }

    long chain() {
        return chain.pointer();
    }

    @Override
    public void close() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            free(parts.get(i));
        }
    }

    private static NativeHandle key(PrivateKey privateKey) {
        byte[] der = privateKey.getEncoded();
        if (der == null) {
            throw new IllegalArgumentException("the private key has no encoded form, such as a key in hardware");
        }
        long pointer = DerConversion.read(der, pp -> EvpH.d2i_AutoPrivateKey(0, pp, der.length));
        return NativeHandle.briefly(NativeType.EVP_PKEY, pointer, "d2i_AutoPrivateKey");
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.add(part);
        return part;
    }

    private static void free(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("a native object was not freed", e);
        }
    }
}
