package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeFunction;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.StackH;
import dev.tlsloop.openssl.jna.X509H;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import javax.crypto.spec.DHParameterSpec;
import javax.security.auth.x500.X500Principal;

/** The owner of an {@code SSL_CTX} and its callbacks. A method that returns a boolean returns whether it succeeded. */
public final class SslCtx implements AutoCloseable {
    private static final long NO_ARGUMENT = 0;
    private static final int REPLACE = 1;

    private final NativeHandle handle;
    private final List<NativeFunction> callbacks = new ArrayList<>();

    /** Creates a context for any version of TLS. */
    public SslCtx() {
        handle = NativeHandle.lastingly(NativeType.SSL_CTX, SslH.SSL_CTX_new(SslH.TLS_method()), "SSL_CTX_new", this);
    }

    public void versions(int lowest, int highest) {
        run(p -> SslH.SSL_CTX_ctrl(p, SslH.CTRL_SET_MIN_PROTO_VERSION, lowest, NO_ARGUMENT));
        run(p -> SslH.SSL_CTX_ctrl(p, SslH.CTRL_SET_MAX_PROTO_VERSION, highest, NO_ARGUMENT));
    }

    public void options(long bits) {
        run(p -> SslH.SSL_CTX_set_options(p, bits));
    }

    public void mode(long bits) {
        run(p -> SslH.SSL_CTX_ctrl(p, SslH.CTRL_MODE, bits, NO_ARGUMENT));
    }

    public int securityLevel() {
        try {
            return SslH.SSL_CTX_get_security_level(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    public boolean cipherList(String text) {
        return test(p -> SslH.SSL_CTX_set_cipher_list(p, NativeMemory.terminated(text)) == 1);
    }

    public boolean cipherSuites(String text) {
        return test(p -> SslH.SSL_CTX_set_ciphersuites(p, NativeMemory.terminated(text)) == 1);
    }

    /** The numbers of the enabled cipher suites. */
    public Set<Integer> cipherCodes() {
        Set<Integer> codes = new HashSet<>();
        run(p -> codes.addAll(codes(SslH.SSL_CTX_get_ciphers(p))));
        return codes;
    }

    public boolean groups(String colonSeparated) {
        byte[] text = NativeMemory.terminated(colonSeparated);
        return test(p -> SslH.SSL_CTX_ctrl(p, SslH.CTRL_SET_GROUPS_LIST, 0, text) == 1);
    }

    public boolean present(NativeCredential credential) {
        return test(p -> SslH.SSL_CTX_use_cert_and_key(
                        p, credential.certificate(), credential.key(), credential.chain(), REPLACE)
                == 1);
    }

    public boolean trust(X509Certificate anchor) {
        try (X509 x509 = X509.of(anchor)) {
            return test(p -> X509VfyH.X509_STORE_add_cert(SslH.SSL_CTX_get_cert_store(p), x509.pointer()) == 1);
        }
    }

    /**
     * Adds a CRL in DER.
     *
     * @throws IllegalArgumentException when OpenSSL cannot read it
     */
    public boolean crl(byte[] der) {
        try (NativeHandle crl = NativeHandle.briefly(
                NativeType.X509_CRL,
                DerConversion.read(der, pp -> X509H.d2i_X509_CRL(0, pp, der.length)),
                "d2i_X509_CRL")) {
            return test(p -> X509VfyH.X509_STORE_add_crl(SslH.SSL_CTX_get_cert_store(p), crl.pointer()) == 1);
        }
    }

    /** Adds {@code X509_V_FLAG_*} bits for peers, but not for the signers of OCSP responses. */
    public boolean verifyFlags(long bits) {
        return test(p -> X509VfyH.X509_VERIFY_PARAM_set_flags(SslH.SSL_CTX_get0_param(p), bits) == 1);
    }

    /** Adds an authority to the names in a server's CertificateRequest. */
    public boolean clientAuthority(X509Certificate authority) {
        try (X509 x509 = X509.of(authority)) {
            return test(p -> SslH.SSL_CTX_add_client_CA(p, x509.pointer()) == 1);
        }
    }

    /**
     * Sets the names in a server's CertificateRequest.
     *
     * @throws IllegalArgumentException when OpenSSL cannot read a name
     */
    public void clientAuthorities(List<X500Principal> names) {
        run(p -> SslH.SSL_CTX_set_client_CA_list(p, X509NameStack.stackOf(names)));
    }

    public boolean temporaryDh(DHParameterSpec parameters) {
        try (NativeHandle key = DhParameters.of(parameters)) {
            boolean taken = test(p -> SslH.SSL_CTX_set0_tmp_dh_pkey(p, key.pointer()) == 1);
            if (taken) {
                key.release();
            }
            return taken;
        }
    }

    public boolean defaultVerifyPaths() {
        return test(p -> SslH.SSL_CTX_set_default_verify_paths(p) == 1);
    }

    public boolean srtp(String colonSeparated) {
        return test(p -> SslH.SSL_CTX_set_tlsext_use_srtp(p, NativeMemory.terminated(colonSeparated)) == 0);
    }

    /** Sets the session ID context, at most 32 bytes. */
    public void sessionIdContext(byte[] id) {
        run(p -> SslH.SSL_CTX_set_session_id_context(p, id, id.length));
    }

    public void sessionCacheMode(int bits) {
        run(p -> SslH.SSL_CTX_ctrl(p, SslH.CTRL_SET_SESS_CACHE_MODE, bits, NO_ARGUMENT));
    }

    public void sessionTimeout(long seconds) {
        run(p -> SslH.SSL_CTX_set_timeout(p, seconds));
    }

    /** Sets the time for peers, and in the store for the signers of OCSP responses. */
    public void verifyAt(long secondsSince1970) {
        run(p -> {
            long store = SslH.SSL_CTX_get_cert_store(p);
            X509VfyH.X509_VERIFY_PARAM_set_time(SslH.SSL_CTX_get0_param(p), secondsSince1970);
            X509VfyH.X509_VERIFY_PARAM_set_time(X509VfyH.X509_STORE_get0_param(store), secondsSince1970);
        });
    }

    public void verifyDepth(int intermediates) {
        run(p -> SslH.SSL_CTX_set_verify_depth(p, intermediates));
    }

    public void verify(int mode) {
        run(p -> SslH.SSL_CTX_set_verify(p, mode, NO_ARGUMENT));
    }

    public void verify(int mode, NativeFunction.Verify callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_verify(p, mode, address));
    }

    public void onChain(NativeFunction.CertVerify callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_cert_verify_callback(p, address, NO_ARGUMENT));
    }

    public void onCertificate(NativeFunction.Cert callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_cert_cb(p, address, NO_ARGUMENT));
    }

    public void onAlpn(NativeFunction.ProtocolSelect callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_alpn_select_cb(p, address, NO_ARGUMENT));
    }

    public void onKeyLog(NativeFunction.KeyLog callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_keylog_callback(p, address));
    }

    public void onServerName(NativeFunction.ServerName callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_callback_ctrl(p, SslH.CTRL_SET_TLSEXT_SERVERNAME_CB, address));
    }

    public void onStatus(NativeFunction.Status callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_callback_ctrl(p, SslH.CTRL_SET_TLSEXT_STATUS_REQ_CB, address));
    }

    public void onNextProtocolAdvertise(NativeFunction.NextProtocolAdvertise callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_next_protos_advertised_cb(p, address, NO_ARGUMENT));
    }

    public void onNextProtocolSelect(NativeFunction.ProtocolSelect callback) {
        long address = keep(NativeFunction.of(callback));
        run(p -> SslH.SSL_CTX_set_next_proto_select_cb(p, address, NO_ARGUMENT));
    }

    /** Reports states and alerts of each connection to a function that this context keeps reachable. */
    public void inform(long address) {
        run(p -> SslH.SSL_CTX_set_info_callback(p, address));
    }

    /** Sets the protocols to offer, each after its length byte. */
    public void alpn(byte[] wire) {
        run(p -> SslH.SSL_CTX_set_alpn_protos(p, wire, wire.length));
    }

    /** Keeps a callback reachable as long as this context and its connections, and returns its address. */
    public long keep(NativeFunction function) {
        callbacks.add(function);
        return function.address();
    }

    @Override
    public void close() {
        handle.close();
    }

    long pointer() {
        return handle.pointer();
    }

    static List<Integer> codes(long stack) {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < StackH.OPENSSL_sk_num(stack); i++) {
            codes.add(SslH.SSL_CIPHER_get_protocol_id(StackH.OPENSSL_sk_value(stack, i)) & 0xFFFF);
        }
        return codes;
    }

    private void run(LongConsumer operation) {
        try {
            operation.accept(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private boolean test(LongPredicate operation) {
        try {
            return operation.test(handle.pointer());
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
