package dev.tlsloop.openssl.jna;

/** Functions of {@code <openssl/ssl.h>}. Pointers and sizes are {@code long}, and a callback is an address. */
public final class SslH {
    public static final int CTRL_TOTAL_RENEGOTIATIONS = 12;
    public static final int CTRL_MODE = 33;
    public static final int CTRL_SET_SESS_CACHE_MODE = 44;
    public static final int CTRL_SET_TLSEXT_SERVERNAME_CB = 53;
    public static final int CTRL_SET_TLSEXT_HOSTNAME = 55;
    public static final int CTRL_SET_TLSEXT_STATUS_REQ_CB = 63;
    public static final int CTRL_SET_TLSEXT_STATUS_REQ_TYPE = 65;
    public static final int CTRL_GET_TLSEXT_STATUS_REQ_OCSP_RESP = 70;
    public static final int CTRL_SET_TLSEXT_STATUS_REQ_OCSP_RESP = 71;
    public static final int CTRL_SET_GROUPS_LIST = 92;
    public static final int CTRL_SET_MIN_PROTO_VERSION = 123;
    public static final int CTRL_SET_MAX_PROTO_VERSION = 124;

    public static final long MODE_NO_AUTO_CHAIN = 0x8;

    public static final int VERIFY_PEER = 1;
    public static final int VERIFY_FAIL_IF_NO_PEER_CERT = 2;
    public static final int VERIFY_CLIENT_ONCE = 4;

    public static final int ERROR_NONE = 0;
    public static final int ERROR_SSL = 1;
    public static final int ERROR_WANT_READ = 2;
    public static final int ERROR_ZERO_RETURN = 6;

    public static final int STATUSTYPE_OCSP = 1;

    public static final int KEY_UPDATE_REQUESTED = 1;

    public static final int SENT_SHUTDOWN = 1;
    public static final int RECEIVED_SHUTDOWN = 2;

    public static final int CB_WRITE_ALERT = 0x4008;

    public static final int TLSEXT_ERR_OK = 0;
    public static final int TLSEXT_ERR_ALERT_FATAL = 2;
    public static final int TLSEXT_ERR_NOACK = 3;

    private SslH() {}

    /** The caller owns the result. */
    public static native long SSL_CTX_new(long method);

    /** Takes the reference; the object lives until its last connection is freed. */
    public static native void SSL_CTX_free(long ctx);

    /** The result is static. */
    public static native long TLS_method();

    /** Borrows the context; the command decides whether {@code parg} is copied or borrowed for the call. */
    public static native long SSL_CTX_ctrl(long ctx, int cmd, long larg, long parg);

    /** Copies the NUL-terminated text; for the commands that take one. */
    public static native long SSL_CTX_ctrl(long ctx, int cmd, long larg, byte[] parg);

    public static native long SSL_CTX_set_options(long ctx, long options);

    /** The address of the callback for each certificate; 0 for none. */
    public static native long SSL_get_verify_callback(long ssl);

    public static native int SSL_CTX_get_security_level(long ctx);

    /** Copies the NUL-terminated text. */
    public static native int SSL_CTX_set_cipher_list(long ctx, byte[] list);

    /** Copies the NUL-terminated text. */
    public static native int SSL_CTX_set_ciphersuites(long ctx, byte[] list);

    /** The context owns the result. */
    public static native long SSL_CTX_get_ciphers(long ctx);

    /** Shares the certificate, the key and the chain: the context adds a reference to each. */
    public static native int SSL_CTX_use_cert_and_key(long ctx, long x509, long pkey, long chain, int override);

    /** Shares, as {@link #SSL_CTX_use_cert_and_key}. */
    public static native int SSL_use_cert_and_key(long ssl, long x509, long pkey, long chain, int override);

    public static native void SSL_certs_clear(long ssl);

    /** The context owns the result. */
    public static native long SSL_CTX_get_cert_store(long ctx);

    /** Copies the subject's name. */
    public static native int SSL_CTX_add_client_CA(long ctx, long x509);

    /** Copies the bytes, 32 at most. */
    public static native int SSL_CTX_set_session_id_context(long ctx, byte[] id, int length);

    /** The context owns the result. */
    public static native long SSL_CTX_get0_param(long ctx);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_verify(long ctx, int mode, long callback);

    public static native void SSL_CTX_set_verify_depth(long ctx, int depth);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_cert_verify_callback(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_cert_cb(long ctx, long callback, long arg);

    /** Copies the bytes; returns 0 for success. */
    public static native int SSL_CTX_set_alpn_protos(long ctx, byte[] protocols, int length);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_alpn_select_cb(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives; the command names its type. */
    public static native long SSL_CTX_callback_ctrl(long ctx, int cmd, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_info_callback(long ctx, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_keylog_callback(long ctx, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_next_protos_advertised_cb(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_next_proto_select_cb(long ctx, long callback, long arg);

    /** Returns the previous timeout, in seconds. */
    public static native long SSL_CTX_set_timeout(long ctx, long seconds);

    /** Takes the stack and its names. */
    public static native void SSL_CTX_set_client_CA_list(long ctx, long names);

    /** Takes the reference if it succeeds. */
    public static native int SSL_CTX_set0_tmp_dh_pkey(long ctx, long pkey);

    public static native int SSL_CTX_set_default_verify_paths(long ctx);

    /** Copies the NUL-terminated text; returns 0 for success. */
    public static native int SSL_CTX_set_tlsext_use_srtp(long ctx, byte[] profiles);

    /** The caller owns the result; it holds a reference to the context. */
    public static native long SSL_new(long ctx);

    /** Takes the connection, its BIOs and its reference to the context. */
    public static native void SSL_free(long ssl);

    /** Takes both BIOs. */
    public static native void SSL_set_bio(long ssl, long read, long write);

    public static native void SSL_set_connect_state(long ssl);

    public static native void SSL_set_accept_state(long ssl);

    /** Copies the NUL-terminated text; for the commands that take one. */
    public static native long SSL_ctrl(long ssl, int cmd, long larg, byte[] parg);

    /** Shares: the connection adds a reference to the context, and returns the context. */
    public static native long SSL_set_SSL_CTX(long ssl, long ctx);

    /** Borrows, takes or writes the memory at {@code parg}, depending on the command. */
    public static native long SSL_ctrl(long ssl, int cmd, long larg, long parg);

    /** Copies the bytes; returns 0 for success. */
    public static native int SSL_set_alpn_protos(long ssl, byte[] protocols, int length);

    /** Borrows the callback for as long as the connection lives. */
    public static native void SSL_set_info_callback(long ssl, long callback);

    /** The connection owns the result. */
    public static native long SSL_get0_param(long ssl);

    public static native int SSL_do_handshake(long ssl);

    /** Borrows the buffer for the call. */
    public static native int SSL_read(long ssl, long buffer, int length);

    /** Borrows the buffer for the call. */
    public static native int SSL_write(long ssl, long buffer, int length);

    public static native int SSL_renegotiate(long ssl);

    public static native int SSL_renegotiate_pending(long ssl);

    public static native int SSL_key_update(long ssl, int type);

    public static native int SSL_shutdown(long ssl);

    public static native void SSL_set_shutdown(long ssl, int mode);

    public static native int SSL_get_shutdown(long ssl);

    public static native int SSL_get_error(long ssl, int result);

    public static native int SSL_version(long ssl);

    public static native int SSL_session_reused(long ssl);

    public static native int SSL_is_server(long ssl);

    /** The result is static. */
    public static native long SSL_get_current_cipher(long ssl);

    /** Returns the two-byte number of the suite. */
    public static native int SSL_CIPHER_get_protocol_id(long cipher);

    /** The caller owns the stack, but not its elements. */
    public static native long SSL_get1_supported_ciphers(long ssl);

    /** Writes an address, borrowed from the connection, and an unsigned int. */
    public static native void SSL_get0_alpn_selected(long ssl, long data, long length);

    /** The connection owns the result. */
    public static native long SSL_get0_peer_certificate(long ssl);

    /** The connection owns the result. */
    public static native long SSL_get0_peer_CA_list(long ssl);

    /** The connection or its context owns the result. */
    public static native long SSL_get_client_CA_list(long ssl);

    /** The connection owns the result. */
    public static native long SSL_get0_verified_chain(long ssl);

    /** The connection owns the result. */
    public static native long SSL_get_certificate(long ssl);

    /** The connection owns the result. */
    public static native long SSL_get_ciphers(long ssl);

    /** The result is static text. */
    public static native long SSL_state_string_long(long ssl);

    /** Writes an address, borrowed from the connection, and an unsigned int. */
    public static native void SSL_get0_next_proto_negotiated(long ssl, long data, long length);

    /** Writes at most {@code room} bytes; returns the number written. */
    public static native long SSL_get_client_random(long ssl, long buffer, long room);

    /** Writes at most {@code room} bytes; returns the number written. */
    public static native long SSL_get_server_random(long ssl, long buffer, long room);

    /** Writes at most {@code room} bytes; returns the whole length. */
    public static native long SSL_get_finished(long ssl, long buffer, long room);

    /** Writes at most {@code room} bytes; returns the whole length. */
    public static native long SSL_get_peer_finished(long ssl, long buffer, long room);

    /** Writes the bytes; borrows label and context for the call. */
    public static native int SSL_export_keying_material(
            long ssl,
            long out,
            long length,
            byte[] label,
            long labelLength,
            byte[] context,
            long contextLength,
            int use);

    /** Shares: the connection adds a reference. */
    public static native int SSL_set_session(long ssl, long session);

    /** The caller owns the returned reference. */
    public static native long SSL_get1_session(long ssl);

    /** The connection owns the result; 0 for none. */
    public static native long SSL_get_session(long ssl);

    public static native int SSL_SESSION_is_resumable(long session);

    /** Writes at most {@code room} bytes and returns the number written; with no room, returns the whole length. */
    public static native long SSL_SESSION_get_master_key(long session, long out, long room);

    /** The session owns the result; writes an unsigned int. */
    public static native long SSL_SESSION_get_id(long session, long length);

    public static native int SSL_SESSION_get_protocol_version(long session);

    /** The session owns the result; 0 for none. */
    public static native long SSL_SESSION_get0_peer(long session);

    /** In seconds. */
    public static native long SSL_SESSION_get_timeout(long session);

    /** Takes the reference. */
    public static native void SSL_SESSION_free(long session);

    /** Writes behind the address that {@code pp} points to, unless that is 0; returns the length. */
    public static native int i2d_SSL_SESSION(long session, long pp);

    /** Borrows the bytes; the caller owns the result. */
    public static native long d2i_SSL_SESSION(long reuse, long pp, long length);
}
