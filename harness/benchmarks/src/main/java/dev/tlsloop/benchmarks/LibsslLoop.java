package dev.tlsloop.benchmarks;

import dev.tlsloop.openssl.jna.BioH;
import dev.tlsloop.openssl.jna.ErrH;
import dev.tlsloop.openssl.jna.EvpH;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.jna.X509H;
import dev.tlsloop.openssl.jna.X509VfyH;
import java.lang.ref.Reference;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.function.LongUnaryOperator;

/**
 * A minimal loop over libssl: direct mapped functions, one buffer, no objects and no checks. It makes the same settings
 * as a client and a server of tlsloop.
 */
final class LibsslLoop {
    private static final int TLS_1_3 = 0x304;
    private static final int NO_CHAIN = 0;
    private static final int REPLACE = 1;

    private final NativeBuffer buffer = NativeBuffer.allocate(64 << 10);
    private final byte[] localhost = NativeMemory.terminated("localhost");
    private final long clients;
    private final long servers;

    LibsslLoop() {
        clients = context();
        X509VfyH.X509_STORE_add_cert(
                SslH.SSL_CTX_get_cert_store(clients),
                certificate(BenchmarkContexts.CA.anchors().get(0)));
        SslH.SSL_CTX_set_verify(clients, SslH.VERIFY_PEER, 0);
        servers = context();
        byte[] key = BenchmarkContexts.LOCALHOST.privateKey().getEncoded();
        SslH.SSL_CTX_use_cert_and_key(
                servers,
                certificate(BenchmarkContexts.LOCALHOST.certificate()),
                read(key, pp -> EvpH.d2i_AutoPrivateKey(0, pp, key.length)),
                NO_CHAIN,
                REPLACE);
    }

    /** A connection with its two BIOs. */
    record Conn(long ssl, long in, long out) {}

    Conn client() {
        Conn client = connection(clients);
        SslH.SSL_set_connect_state(client.ssl);
        SslH.SSL_ctrl(client.ssl, SslH.CTRL_SET_TLSEXT_HOSTNAME, 0, localhost);
        X509VfyH.X509_VERIFY_PARAM_set1_host(SslH.SSL_get0_param(client.ssl), localhost, localhost.length - 1);
        return client;
    }

    Conn server() {
        Conn server = connection(servers);
        SslH.SSL_set_accept_state(server.ssl);
        return server;
    }

    void handshake(Conn client, Conn server) {
        boolean clientDone = false;
        boolean serverDone = false;
        while (!clientDone || !serverDone) {
            clientDone = shaken(client);
            move(client, server);
            serverDone = shaken(server);
            move(server, client);
        }
        // The client reads the session tickets.
        receive(client, new byte[0]);
    }

    /** Encrypts the bytes as one record. */
    void send(Conn from, byte[] plain) {
        buffer.bytes().clear().put(plain);
        ErrH.ERR_clear_error();
        if (SslH.SSL_write(from.ssl, buffer.address(), plain.length) != plain.length) {
            throw new IllegalStateException("SSL_write accepted fewer bytes than it was given");
        }
    }

    /** Decrypts one record and returns its length. */
    int receive(Conn to, byte[] plain) {
        ErrH.ERR_clear_error();
        int count = SslH.SSL_read(to.ssl, buffer.address(), 16_384);
        if (count > 0) {
            buffer.bytes().clear().get(plain, 0, count);
        } else if (SslH.SSL_get_error(to.ssl, count) != SslH.ERROR_WANT_READ) {
            throw new IllegalStateException("SSL_read failed");
        }
        return count;
    }

    void move(Conn from, Conn to) {
        int count = BioH.BIO_read(from.out, buffer.address(), buffer.bytes().capacity());
        while (count > 0) {
            BioH.BIO_write(to.in, buffer.address(), count);
            count = BioH.BIO_read(from.out, buffer.address(), buffer.bytes().capacity());
        }
    }

    void close(Conn conn) {
        SslH.SSL_set_shutdown(conn.ssl, SslH.SENT_SHUTDOWN | SslH.RECEIVED_SHUTDOWN);
        SslH.SSL_free(conn.ssl);
    }

    private static boolean shaken(Conn conn) {
        ErrH.ERR_clear_error();
        int result = SslH.SSL_do_handshake(conn.ssl);
        if (result != 1 && SslH.SSL_get_error(conn.ssl, result) != SslH.ERROR_WANT_READ) {
            throw new IllegalStateException("SSL_do_handshake failed");
        }
        return result == 1;
    }

    private static Conn connection(long context) {
        Conn conn = new Conn(SslH.SSL_new(context), BioH.BIO_new(BioH.BIO_s_mem()), BioH.BIO_new(BioH.BIO_s_mem()));
        SslH.SSL_set_bio(conn.ssl, conn.in, conn.out);
        return conn;
    }

    private static long context() {
        long context = SslH.SSL_CTX_new(SslH.TLS_method());
        SslH.SSL_CTX_ctrl(context, SslH.CTRL_SET_MIN_PROTO_VERSION, TLS_1_3, 0);
        SslH.SSL_CTX_ctrl(context, SslH.CTRL_SET_MAX_PROTO_VERSION, TLS_1_3, 0);
        SslH.SSL_CTX_ctrl(context, SslH.CTRL_MODE, SslH.MODE_NO_AUTO_CHAIN, 0);
        return context;
    }

    private static long certificate(X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            return read(der, pp -> X509H.d2i_X509(0, pp, der.length));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of the benchmark has no DER encoding", e);
        }
    }

    private static long read(byte[] der, LongUnaryOperator d2i) {
        NativeBuffer cells = NativeBuffer.allocate(Long.BYTES + der.length);
        cells.bytes()
                .putLong(0, cells.address() + Long.BYTES)
                .position(Long.BYTES)
                .put(der);
        try {
            return d2i.applyAsLong(cells.address());
        } finally {
            Reference.reachabilityFence(cells);
        }
    }
}
