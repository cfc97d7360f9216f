package dev.tlsloop.openssl.jna;

/** {@code <openssl/ssl.h>}. Pointers and sizes are {@code long}; a callback is the address of its function. */
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

    public static final long OP_ALLOW_CLIENT_RENEGOTIATION = 1L << 8;
    public static final long OP_NO_TICKET = 1L << 14;
    public static final long OP_CIPHER_SERVER_PREFERENCE = 1L << 22;
    public static final long OP_NO_SSLv3 = 1L << 25;
    public static final long OP_NO_TLSv1 = 1L << 26;
    public static final long OP_NO_TLSv1_2 = 1L << 27;
    public static final long OP_NO_TLSv1_1 = 1L << 28;
    public static final long OP_NO_TLSv1_3 = 1L << 29;
    public static final long OP_NO_RENEGOTIATION = 1L << 30;

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

    /** The caller owns what is returned. */
    public static native long SSL_CTX_new(long method);

    /** Takes the reference; the object lives on while a connection has it. */
    public static native void SSL_CTX_free(long ctx);

    /** What is returned is static. */
    public static native long TLS_method();

    /** Borrows; what {@code parg} points to is copied, or borrowed for the call, by command. */
    public static native long SSL_CTX_ctrl(long ctx, int cmd, long larg, long parg);

    /** Borrows and copies the NUL-terminated text; for the commands that take one. */
    public static native long SSL_CTX_ctrl(long ctx, int cmd, long larg, byte[] parg);

    public static native long SSL_CTX_set_options(long ctx, long options);

    public static native int SSL_CTX_get_security_level(long ctx);

    /** Copies the NUL-terminated text. */
    public static native int SSL_CTX_set_cipher_list(long ctx, byte[] list);

    /** Copies the NUL-terminated text. */
    public static native int SSL_CTX_set_ciphersuites(long ctx, byte[] list);

    /** What is returned is borrowed from the context. */
    public static native long SSL_CTX_get_ciphers(long ctx);

    /** Shares the certificate, the key and the chain: each gets a reference of the context's own. */
    public static native int SSL_CTX_use_cert_and_key(long ctx, long x509, long pkey, long chain, int override);

    /** Shares, as {@link #SSL_CTX_use_cert_and_key}. */
    public static native int SSL_use_cert_and_key(long ssl, long x509, long pkey, long chain, int override);

    public static native void SSL_certs_clear(long ssl);

    /** What is returned is borrowed from the context. */
    public static native long SSL_CTX_get_cert_store(long ctx);

    /** Copies the subject's name. */
    public static native int SSL_CTX_add_client_CA(long ctx, long x509);

    /** Copies the bytes, 32 at most. */
    public static native int SSL_CTX_set_session_id_context(long ctx, byte[] id, int length);

    /** What is returned is borrowed from the context. */
    public static native long SSL_CTX_get0_param(long ctx);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_verify(long ctx, int mode, long callback);

    public static native void SSL_CTX_set_verify_depth(long ctx, int depth);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_cert_verify_callback(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_cert_cb(long ctx, long callback, long arg);

    /** Copies the bytes; answers 0 for success. */
    public static native int SSL_CTX_set_alpn_protos(long ctx, byte[] protocols, int length);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_alpn_select_cb(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives; by command. */
    public static native long SSL_CTX_callback_ctrl(long ctx, int cmd, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_info_callback(long ctx, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_keylog_callback(long ctx, long callback);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_next_protos_advertised_cb(long ctx, long callback, long arg);

    /** Borrows the callback for as long as the context lives. */
    public static native void SSL_CTX_set_next_proto_select_cb(long ctx, long callback, long arg);

    /** Answers the seconds before. */
    public static native long SSL_CTX_set_timeout(long ctx, long seconds);

    /** Takes the stack and the names on it. */
    public static native void SSL_CTX_set_client_CA_list(long ctx, long names);

    /** Takes the reference if it succeeds. */
    public static native int SSL_CTX_set0_tmp_dh_pkey(long ctx, long pkey);

    public static native int SSL_CTX_set_default_verify_paths(long ctx);

    /** Copies the NUL-terminated text; answers 0 for success. */
    public static native int SSL_CTX_set_tlsext_use_srtp(long ctx, byte[] profiles);

    /** The caller owns what is returned; it holds a reference to the context. */
    public static native long SSL_new(long ctx);

    /** Takes the connection, its BIOs and its reference to the context. */
    public static native void SSL_free(long ssl);

    /** Takes both BIOs. */
    public static native void SSL_set_bio(long ssl, long read, long write);

    public static native void SSL_set_connect_state(long ssl);

    public static native void SSL_set_accept_state(long ssl);

    /** Borrows and copies the NUL-terminated text; for the commands that take one. */
    public static native long SSL_ctrl(long ssl, int cmd, long larg, byte[] parg);

    /** Shares: the connection gets a reference of its own to the context, which is also what is returned. */
    public static native long SSL_set_SSL_CTX(long ssl, long ctx);

    /** Borrows, takes or writes what {@code parg} points to, by command. */
    public static native long SSL_ctrl(long ssl, int cmd, long larg, long parg);

    /** Copies the bytes; answers 0 for success. */
    public static native int SSL_set_alpn_protos(long ssl, byte[] protocols, int length);

    /** Borrows the callback for as long as the connection lives. */
    public static native void SSL_set_info_callback(long ssl, long callback);

    /** What is returned is borrowed from the connection. */
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

    /** What is returned is static. */
    public static native long SSL_get_current_cipher(long ssl);

    /** Two bytes, in the lower half. */
    public static native int SSL_CIPHER_get_protocol_id(long cipher);

    /** The caller owns the stack that is returned, not what is on it. */
    public static native long SSL_get1_supported_ciphers(long ssl);

    /** Writes an address, borrowed from the connection, and an unsigned int. */
    public static native void SSL_get0_alpn_selected(long ssl, long data, long length);

    /** What is returned is borrowed from the connection. */
    public static native long SSL_get0_peer_certificate(long ssl);

    /** What is returned is borrowed from the connection. */
    public static native long SSL_get0_peer_CA_list(long ssl);

    /** What is returned is borrowed from the connection, or its context. */
    public static native long SSL_get_client_CA_list(long ssl);

    /** What is returned is borrowed from the connection. */
    public static native long SSL_get0_verified_chain(long ssl);

    /** What is returned is borrowed from the connection. */
    public static native long SSL_get_certificate(long ssl);

    /** What is returned is borrowed from the connection. */
    public static native long SSL_get_ciphers(long ssl);

    /** What is returned is static text. */
    public static native long SSL_state_string_long(long ssl);

    /** Writes an address, borrowed from the connection, and an unsigned int. */
    public static native void SSL_get0_next_proto_negotiated(long ssl, long data, long length);

    /** Writes as much as there is room for; answers how much. */
    public static native long SSL_get_client_random(long ssl, long buffer, long room);

    /** Writes as much as there is room for; answers how much. */
    public static native long SSL_get_server_random(long ssl, long buffer, long room);

    /** Writes as much as there is room for; answers the whole length. */
    public static native long SSL_get_finished(long ssl, long buffer, long room);

    /** Writes as much as there is room for; answers the whole length. */
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

    /** Shares: the connection gets a reference of its own. */
    public static native int SSL_set_session(long ssl, long session);

    /** The caller owns the reference that is returned. */
    public static native long SSL_get1_session(long ssl);

    /** What is returned is borrowed from the connection, or 0. */
    public static native long SSL_get_session(long ssl);

    public static native int SSL_SESSION_is_resumable(long session);

    /** Writes as much as there is room for, and answers how much; the whole length where there is no room at all. */
    public static native long SSL_SESSION_get_master_key(long session, long out, long room);

    /** What is returned is borrowed from the session; writes an unsigned int. */
    public static native long SSL_SESSION_get_id(long session, long length);

    public static native int SSL_SESSION_get_protocol_version(long session);

    /** What is returned is borrowed from the session, or 0. */
    public static native long SSL_SESSION_get0_peer(long session);

    /** In seconds. */
    public static native long SSL_SESSION_get_timeout(long session);

    /** Takes the reference. */
    public static native void SSL_SESSION_free(long session);

    /** Writes behind the address that {@code pp} points to, unless that is 0; answers the length. */
    public static native int i2d_SSL_SESSION(long session, long pp);

    /** Borrows the bytes; the caller owns what is returned. */
    public static native long d2i_SSL_SESSION(long reuse, long pp, long length);
}
