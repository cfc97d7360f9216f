package dev.tlsloop.openssl.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;

/**
 * A Java function that C can call. C knows only the address, so this object must stay reachable as long as C may call
 * it.
 *
 * @param callback the function; it must not throw
 * @param address the function pointer for C
 */
public record NativeFunction(Callback callback, long address) {
    /** {@code SSL_verify_cb}. */
    public static NativeFunction of(Verify callback) {
        return bind(callback);
    }

    /** The callback of {@code SSL_CTX_set_cert_verify_callback}. */
    public static NativeFunction of(CertVerify callback) {
        return bind(callback);
    }

    /** The callback of {@code SSL_CTX_set_cert_cb}. */
    public static NativeFunction of(Cert callback) {
        return bind(callback);
    }

    /** {@code SSL_CTX_alpn_select_cb_func} and {@code SSL_CTX_npn_select_cb_func}. */
    public static NativeFunction of(ProtocolSelect callback) {
        return bind(callback);
    }

    /** The callback of {@code SSL_set_info_callback}. */
    public static NativeFunction of(Info callback) {
        return bind(callback);
    }

    /** {@code SSL_CTX_keylog_cb_func}. */
    public static NativeFunction of(KeyLog callback) {
        return bind(callback);
    }

    /** The callback of {@code SSL_CTX_set_tlsext_status_cb}. */
    public static NativeFunction of(Status callback) {
        return bind(callback);
    }

    /** {@code SSL_CTX_npn_advertised_cb_func}. */
    public static NativeFunction of(NextProtocolAdvertise callback) {
        return bind(callback);
    }

    /** The callback of {@code SSL_CTX_set_tlsext_servername_callback}. */
    public static NativeFunction of(ServerName callback) {
        return bind(callback);
    }

    private static NativeFunction bind(Callback callback) {
        return new NativeFunction(callback, Pointer.nativeValue(CallbackReference.getFunctionPointer(callback)));
    }

    /** Accepts or rejects one certificate of a chain. */
    public interface Verify extends Callback {
        int invoke(int ok, long storeCtx);
    }

    /** Verifies a whole chain. */
    public interface CertVerify extends Callback {
        int invoke(long storeCtx, long arg);
    }

    /** Chooses the certificate to present. */
    public interface Cert extends Callback {
        int invoke(long ssl, long arg);
    }

    /** Selects a protocol: writes its address and one byte with its length. */
    public interface ProtocolSelect extends Callback {
        int invoke(long ssl, long out, long outLength, long in, int inLength, long arg);
    }

    /** Handles the server name; writes an alert, as an int, to refuse it. */
    public interface ServerName extends Callback {
        int invoke(long ssl, long alert, long arg);
    }

    /** Receives state changes and alerts. */
    public interface Info extends Callback {
        void invoke(long ssl, int where, int value);
    }

    /** Receives one line of the key log. */
    public interface KeyLog extends Callback {
        void invoke(long ssl, long line);
    }

    /** Staples an OCSP response on a server, verifies it on a client. */
    public interface Status extends Callback {
        int invoke(long ssl, long arg);
    }

    /** Advertises protocols: writes the address and the length, an unsigned int, of their list. */
    public interface NextProtocolAdvertise extends Callback {
        int invoke(long ssl, long out, long outLength, long arg);
    }
}
