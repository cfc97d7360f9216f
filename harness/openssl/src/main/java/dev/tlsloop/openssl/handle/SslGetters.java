package dev.tlsloop.openssl.handle;

import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** What an {@link Ssl} tells about itself: questions, which change nothing. */
public final class SslGetters {
    private static final int CELLS = 2 * Long.BYTES;
    private static final int LONGEST_SECRET = 256;

    private final Ssl ssl;

    /** Asks that one. */
    public SslGetters(Ssl ssl) {
        this.ssl = ssl;
    }

    public int version() {
        return ssl.number(SslH::SSL_version);
    }

    public int cipherCode() {
        return ssl.number(p -> SslH.SSL_CIPHER_get_protocol_id(SslH.SSL_get_current_cipher(p)) & 0xFFFF);
    }

    public boolean isResumed() {
        return ssl.number(SslH::SSL_session_reused) == 1;
    }

    public boolean isRenegotiating() {
        return ssl.number(SslH::SSL_renegotiate_pending) == 1;
    }

    public int renegotiations() {
        return ssl.number(p -> (int) SslH.SSL_ctrl(p, SslH.CTRL_TOTAL_RENEGOTIATIONS, 0, 0));
    }

    public String stateName() {
        return ssl.value(p -> NativeMemory.text(SslH.SSL_state_string_long(p)));
    }

    /** The protocol that was agreed on; of length 0 for none. */
    public byte[] alpn() {
        return pointedAt(SslH::SSL_get0_alpn_selected);
    }

    /** The protocol that was agreed on by NPN; of length 0 for none. */
    public byte[] nextProtocol() {
        return pointedAt(SslH::SSL_get0_next_proto_negotiated);
    }

    /** The numbers of the cipher suites that are on. */
    public List<Integer> cipherCodes() {
        return ssl.value(p -> SslCtx.codes(SslH.SSL_get_ciphers(p)));
    }

    /** The numbers of the cipher suites that this side could agree on. */
    public List<Integer> supportedCipherCodes() {
        return ssl.value(p -> {
            long stack = SslH.SSL_get1_supported_ciphers(p);
            if (stack == 0) {
                return List.of();
            }
            try (NativeHandle ciphers = NativeHandle.briefly(NativeType.STACK, stack, "SSL_get1_supported_ciphers")) {
                return SslCtx.codes(ciphers.pointer());
            }
        });
    }

    /** This side's own certificate. */
    public Optional<X509Certificate> certificate() throws CertificateException {
        return certificate(ssl.value(SslH::SSL_get_certificate));
    }

    /** The peer's own certificate. */
    public Optional<X509Certificate> peerCertificate() throws CertificateException {
        return certificate(ssl.value(SslH::SSL_get0_peer_certificate));
    }

    /** From the peer's certificate to the anchor, as far as it was built. */
    public List<X509Certificate> verifiedChain() throws CertificateException {
        long stack = ssl.value(SslH::SSL_get0_verified_chain);
        return stack == 0 ? List.of() : X509.certificates(stack);
    }

    /** On a server its own, on a client what it heard. */
    public List<X500Principal> clientAuthorities() {
        return ssl.value(p -> X509.names(SslH.SSL_get_client_CA_list(p)));
    }

    /** What the server stapled. */
    public Optional<byte[]> ocspResponse() {
        return ssl.value(StapledOcspResponse::of);
    }

    /** Of length 0 where there is none yet. */
    public byte[] masterKey() {
        return ssl.value(p -> {
            long session = SslH.SSL_get_session(p);
            return session == 0
                    ? new byte[0]
                    : copied((buffer, room) -> SslH.SSL_SESSION_get_master_key(session, buffer, room));
        });
    }

    /** Of the last handshake: 32 bytes. */
    public byte[] clientRandom() {
        return ssl.value(p -> copied((buffer, room) -> SslH.SSL_get_client_random(p, buffer, room)));
    }

    /** Of the last handshake: 32 bytes. */
    public byte[] serverRandom() {
        return ssl.value(p -> copied((buffer, room) -> SslH.SSL_get_server_random(p, buffer, room)));
    }

    /** Of length 0 where it was not sent yet. */
    public byte[] finished() {
        return ssl.value(p -> copied((buffer, room) -> SslH.SSL_get_finished(p, buffer, room)));
    }

    /** Of length 0 where it has not come yet. */
    public byte[] peerFinished() {
        return ssl.value(p -> copied((buffer, room) -> SslH.SSL_get_peer_finished(p, buffer, room)));
    }

    /** Key material; empty where it is refused. */
    public Optional<byte[]> exported(String label, int length, Optional<byte[]> context) {
        byte[] name = label.getBytes(StandardCharsets.ISO_8859_1);
        byte[] about = context.orElse(new byte[0]);
        NativeBuffer out = NativeBuffer.allocate(Math.max(length, 1));
        try {
            boolean done = ssl.number(p -> SslH.SSL_export_keying_material(
                            p,
                            out.address(),
                            length,
                            name,
                            name.length,
                            about,
                            about.length,
                            context.isPresent() ? 1 : 0))
                    == 1;
            byte[] material = new byte[length];
            out.bytes().get(0, material);
            return done ? Optional.of(material) : Optional.empty();
        } finally {
            Reference.reachabilityFence(out);
        }
    }

    /** A session that can be resumed. */
    public Optional<SerializedSession> resumableSession() {
        return ssl.value(p -> {
            Optional<SslSession> current = SslSession.current(p);
            if (current.isEmpty()) {
                return Optional.empty();
            }
            try (SslSession session = current.get()) {
                return session.isResumable() ? Optional.of(SerializedSession.of(session)) : Optional.empty();
            }
        });
    }

    private static Optional<X509Certificate> certificate(long borrowed) throws CertificateException {
        return borrowed == 0 ? Optional.empty() : Optional.of(X509.certificate(borrowed));
    }

    private byte[] pointedAt(Pointing pointing) {
        return ScratchBuffer.of(CELLS, cells -> {
            ssl.run(p -> pointing.point(p, cells.address(), cells.address() + Long.BYTES));
            int length = cells.bytes().getInt(Long.BYTES);
            return length == 0 ? new byte[0] : NativeMemory.bytes(cells.bytes().getLong(0), length);
        });
    }

    private static byte[] copied(Copying copying) {
        NativeBuffer buffer = NativeBuffer.allocate(LONGEST_SECRET);
        try {
            byte[] copy = new byte[(int) copying.copy(buffer.address(), LONGEST_SECRET)];
            buffer.bytes().get(0, copy);
            return copy;
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** A function that writes an address and a length. */
    private interface Pointing {
        void point(long ssl, long data, long length);
    }

    /** A function that writes into room that it is given, and answers how much. */
    private interface Copying {
        long copy(long buffer, long room);
    }
}
