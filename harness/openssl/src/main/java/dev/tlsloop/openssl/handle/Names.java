package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.lib.StackH;
import dev.tlsloop.openssl.lib.X509H;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A stack of {@code X509_NAME} on its way to C, which takes it whole. */
final class Names {
    private Names() {}

    /** Whoever calls this gives the stack away. */
    static long stackOf(List<X500Principal> names) {
        long stack = StackH.OPENSSL_sk_new_null();
        for (X500Principal name : names) {
            byte[] der = name.getEncoded();
            StackH.OPENSSL_sk_push(stack, Der.read(der, pp -> X509H.d2i_X509_NAME(0, pp, der.length)));
        }
        return stack;
    }
}
