package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509H;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The owner of an {@code X509} for the length of a block, with conversions to the JDK's certificates. */
public final class X509 implements AutoCloseable {
    /** Shared, because a lookup costs as much as reading a certificate. */
    private static final CertificateFactory FACTORY = factory();

    private final NativeHandle handle;

    private X509(NativeHandle handle) {
        this.handle = handle;
    }

    /**
     * Converts the JDK's certificate.
     *
     * @throws IllegalArgumentException when OpenSSL cannot read it
     */
    public static X509 of(X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            long pointer = DerConversion.read(der, pp -> X509H.d2i_X509(0, pp, der.length));
            return new X509(NativeHandle.briefly(NativeType.X509, pointer, "d2i_X509"));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no encoding", e);
        }
    }

    /**
     * The JDK's form of a borrowed {@code X509}.
     *
     * @throws CertificateException when the JDK cannot read a certificate that OpenSSL could
     */
    public static X509Certificate certificate(long borrowed) throws CertificateException {
        byte[] der = DerConversion.write(pp -> X509H.i2d_X509(borrowed, pp));
        return (X509Certificate) FACTORY.generateCertificate(new ByteArrayInputStream(der));
    }

    /** The JDK's form of a borrowed stack of them, in its order. */
    public static List<X509Certificate> certificates(long borrowedStack) throws CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (int i = 0; i < StackH.OPENSSL_sk_num(borrowedStack); i++) {
            all.add(certificate(StackH.OPENSSL_sk_value(borrowedStack, i)));
        }
        return all;
    }

    /** The JDK's form of a borrowed stack of {@code X509_NAME}, in its order. */
    public static List<X500Principal> names(long borrowedStack) {
        List<X500Principal> all = new ArrayList<>();
        for (int i = 0; i < StackH.OPENSSL_sk_num(borrowedStack); i++) {
            long name = StackH.OPENSSL_sk_value(borrowedStack, i);
            all.add(new X500Principal(DerConversion.write(pp -> X509H.i2d_X509_NAME(name, pp))));
        }
        return all;
    }

    long pointer() {
        return handle.pointer();
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("every JDK reads X.509 certificates", e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
