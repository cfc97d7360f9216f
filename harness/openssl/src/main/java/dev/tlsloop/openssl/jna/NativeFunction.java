package dev.tlsloop.openssl.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;

/**
 * A Java function that C can call. C only knows the address: this must stay reachable for as long as C may call it.
 *
 * @param callback what runs; it must not throw
 * @param address the function pointer for C
 */
public record NativeFunction(Callback callback, long address) {
    /** {@code SSL_verify_cb}. */
    public static NativeFunction of(Verify callback) {
        return bound(callback);
    }

    /** The callback of {@code SSL_CTX_set_cert_verify_callback}. */
    public static NativeFunction of(CertVerify callback) {
        return bound(callback);
    }

    /** The callback of {@code SSL_CTX_set_cert_cb}. */
    public static NativeFunction of(Cert callback) {
        return bound(callback);
    }

    /** {@code SSL_CTX_alpn_select_cb_func} and {@code SSL_CTX_npn_select_cb_func}. */
    public static NativeFunction of(ProtocolSelect callback) {
        return bound(callback);
    }

    /** The callback of {@code SSL_set_info_callback}. */
    public static NativeFunction of(Info callback) {
        return bound(callback);
    }

    /** {@code SSL_CTX_keylog_cb_func}. */
    public static NativeFunction of(KeyLog callback) {
        return bound(callback);
    }

    /** The callback of {@code SSL_CTX_set_tlsext_status_cb}. */
    public static NativeFunction of(Status callback) {
        return bound(callback);
    }

    /** {@code SSL_CTX_npn_advertised_cb_func}. */
    public static NativeFunction of(NextProtocolAdvertise callback) {
        return bound(callback);
    }

    /** The callback of {@code SSL_CTX_set_tlsext_servername_callback}. */
    public static NativeFunction of(ServerName callback) {
        return bound(callback);
    }

    private static NativeFunction bound(Callback callback) {
        return new NativeFunction(callback, Pointer.nativeValue(CallbackReference.getFunctionPointer(callback)));
    }

    /** Judges one certificate of a chain. */
    public interface Verify extends Callback {
        int invoke(int ok, long storeCtx);
    }

    /** Verifies a whole chain. */
    public interface CertVerify extends Callback {
        int invoke(long storeCtx, long arg);
    }

    /** Chooses what to present. */
    public interface Cert extends Callback {
        int invoke(long ssl, long arg);
    }

    /** Chooses a protocol: writes an address and one byte of length. */
    public interface ProtocolSelect extends Callback {
        int invoke(long ssl, long out, long outLength, long in, int inLength, long arg);
    }

    /** Goes by the server name: writes the alert, an int, where it refuses. */
    public interface ServerName extends Callback {
        int invoke(long ssl, long alert, long arg);
    }

    /** Hears of states and alerts. */
    public interface Info extends Callback {
        void invoke(long ssl, int where, int value);
    }

    /** Hears of a secret. */
    public interface KeyLog extends Callback {
        void invoke(long ssl, long line);
    }

    /** On a server staples an OCSP response, on a client judges it. */
    public interface Status extends Callback {
        int invoke(long ssl, long arg);
    }

    /** Lists protocols: writes an address and an unsigned int of length. */
    public interface NextProtocolAdvertise extends Callback {
        int invoke(long ssl, long out, long outLength, long arg);
    }
}
