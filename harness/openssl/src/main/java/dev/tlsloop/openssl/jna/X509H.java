package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/x509.h>}: certificates, names and CRLs. */
public final class X509H {
    private X509H() {}

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_X509(long reuse, long pp, long length);

    /** Writes behind the address that {@code pp} points to, unless that is 0; returns the length. */
    public static native int i2d_X509(long x509, long pp);

    /** Takes the reference. */
    public static native void X509_free(long x509);

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_X509_CRL(long reuse, long pp, long length);

    /** Takes the reference. */
    public static native void X509_CRL_free(long crl);

    /** Writes behind the address that {@code pp} points to, unless that is 0; returns the length. */
    public static native int i2d_X509_NAME(long name, long pp);

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_X509_NAME(long reuse, long pp, long length);

    /** Takes the name. */
    public static native void X509_NAME_free(long name);
}
