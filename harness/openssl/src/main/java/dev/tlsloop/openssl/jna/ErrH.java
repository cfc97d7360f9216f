package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/err.h>}: the error queue of the calling thread. */
public final class ErrH {
    private ErrH() {}

    public static native void ERR_clear_error();

    /** Takes the oldest entry off the queue; 0 when there is none. */
    public static native long ERR_get_error();

    /** The result is static text; 0 for none. */
    public static native long ERR_lib_error_string(long error);

    /** The result is static text; 0 for none. */
    public static native long ERR_reason_error_string(long error);
}
