package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509H;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A stack of {@code X509_NAME} for C, which takes ownership of it. */
final class X509NameStack {
    private X509NameStack() {}

    /**
     * Creates a stack that the caller must pass to C.
     *
     * @throws IllegalArgumentException when OpenSSL cannot read a name
     */
    static long stackOf(List<X500Principal> names) {
        List<NativeHandle> owned = new ArrayList<>();
        try {
            names.forEach(name -> owned.add(of(name)));
        } catch (IllegalArgumentException e) {
            owned.forEach(NativeHandle::close);
            throw e;
        }
        long stack = StackH.OPENSSL_sk_new_null();
        owned.forEach(name -> StackH.OPENSSL_sk_push(stack, name.release()));
        return stack;
    }

    private static NativeHandle of(X500Principal name) {
        byte[] der = name.getEncoded();
        long pointer = DerConversion.read(der, pp -> X509H.d2i_X509_NAME(0, pp, der.length));
        return NativeHandle.briefly(NativeType.X509_NAME, pointer, "d2i_X509_NAME");
    }
}
