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

/** Read-only queries on an {@link Ssl}. */
public final class SslGetters {
    private static final int CELLS = 2 * Long.BYTES;
    private static final int LONGEST_SECRET = 256;

    private final Ssl ssl;

    /** Creates the queries on one connection. */
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

    /** The negotiated ALPN protocol; empty for none. */
    public byte[] alpn() {
        return readPointer(SslH::SSL_get0_alpn_selected);
    }

    /** The negotiated NPN protocol; empty for none. */
    public byte[] nextProtocol() {
        return readPointer(SslH::SSL_get0_next_proto_negotiated);
    }

    /** The numbers of the enabled cipher suites. */
    public List<Integer> cipherCodes() {
        return ssl.value(p -> SslCtx.codes(SslH.SSL_get_ciphers(p)));
    }

    /** The numbers of the cipher suites that this side can negotiate. */
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

    /** This side's leaf certificate. */
    public Optional<X509Certificate> certificate() throws CertificateException {
        return certificate(ssl.value(SslH::SSL_get_certificate));
    }

    /** The peer's leaf certificate. */
    public Optional<X509Certificate> peerCertificate() throws CertificateException {
        return certificate(ssl.value(SslH::SSL_get0_peer_certificate));
    }

    /** The chain from the peer's certificate to the trust anchor, as far as OpenSSL built it. */
    public List<X509Certificate> verifiedChain() throws CertificateException {
        long stack = ssl.value(SslH::SSL_get0_verified_chain);
        return stack == 0 ? List.of() : X509.certificates(stack);
    }

    /** The names that a server sends in its CertificateRequest, or that a client received. */
    public List<X500Principal> clientAuthorities() {
        return ssl.value(p -> X509.names(SslH.SSL_get_client_CA_list(p)));
    }

    /** The OCSP response that the server stapled. */
    public Optional<byte[]> ocspResponse() {
        return ssl.value(StapledOcspResponse::of);
    }

    /** The master secret; empty if there is none yet. */
    public byte[] masterKey() {
        return ssl.value(p -> {
            long session = SslH.SSL_get_session(p);
            return session == 0
                    ? new byte[0]
                    : copy((buffer, room) -> SslH.SSL_SESSION_get_master_key(session, buffer, room));
        });
    }

    /** The 32 bytes of the client random in the last handshake. */
    public byte[] clientRandom() {
        return ssl.value(p -> copy((buffer, room) -> SslH.SSL_get_client_random(p, buffer, room)));
    }

    /** The 32 bytes of the server random in the last handshake. */
    public byte[] serverRandom() {
        return ssl.value(p -> copy((buffer, room) -> SslH.SSL_get_server_random(p, buffer, room)));
    }

    /** The verify data of this side's Finished; empty before it is sent. */
    public byte[] finished() {
        return ssl.value(p -> copy((buffer, room) -> SslH.SSL_get_finished(p, buffer, room)));
    }

    /** The verify data of the peer's Finished; empty before it arrives. */
    public byte[] peerFinished() {
        return ssl.value(p -> copy((buffer, room) -> SslH.SSL_get_peer_finished(p, buffer, room)));
    }

    /** Exports keying material; empty if OpenSSL refuses. */
    public Optional<byte[]> exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
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

    /** The session, if it can be resumed. */
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

    private byte[] readPointer(PointerFunction function) {
        return ScratchBuffer.of(CELLS, cells -> {
            ssl.run(p -> function.write(p, cells.address(), cells.address() + Long.BYTES));
            int length = cells.bytes().getInt(Long.BYTES);
            return length == 0 ? new byte[0] : NativeMemory.bytes(cells.bytes().getLong(0), length);
        });
    }

    private static byte[] copy(BufferFunction function) {
        NativeBuffer buffer = NativeBuffer.allocate(LONGEST_SECRET);
        try {
            byte[] copy = new byte[(int) function.write(buffer.address(), LONGEST_SECRET)];
            buffer.bytes().get(0, copy);
            return copy;
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    /** A C function that writes an address and a length. */
    private interface PointerFunction {
        void write(long ssl, long data, long length);
    }

    /** A C function that writes into a buffer and returns the number of bytes. */
    private interface BufferFunction {
        long write(long buffer, long room);
    }
}
