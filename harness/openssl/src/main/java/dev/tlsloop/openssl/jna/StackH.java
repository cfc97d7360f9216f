package dev.tlsloop.openssl.jna;

/** {@code <openssl/stack.h>}, on which every {@code STACK_OF} stands. */
public final class StackH {
    private StackH() {}

    /** The caller owns what is returned. */
    public static native long OPENSSL_sk_new_null();

    /** Borrows the element. */
    public static native int OPENSSL_sk_push(long stack, long element);

    /** How many elements there are; -1 for no stack. */
    public static native int OPENSSL_sk_num(long stack);

    /** What is returned is borrowed from the stack. */
    public static native long OPENSSL_sk_value(long stack, int index);

    /** Takes the stack, not what is on it. */
    public static native void OPENSSL_sk_free(long stack);
}
