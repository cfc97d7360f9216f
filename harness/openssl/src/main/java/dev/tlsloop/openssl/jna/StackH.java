package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/stack.h>}, the base of every {@code STACK_OF}. */
public final class StackH {
    private StackH() {}

    /** The caller owns the result. */
    public static native long OPENSSL_sk_new_null();

    /** Borrows the element. */
    public static native int OPENSSL_sk_push(long stack, long element);

    /** Returns the number of elements; -1 for no stack. */
    public static native int OPENSSL_sk_num(long stack);

    /** The stack owns the result. */
    public static native long OPENSSL_sk_value(long stack, int index);

    /** Takes the stack, but not its elements. */
    public static native void OPENSSL_sk_free(long stack);
}
