package dev.tlsloop.benchmarks;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** A minimal handshake loop over two SSLEngines, with one reused heap buffer for each direction. */
final class SslEngineLoop {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private final SSLContext client;
    private final SSLContext server;
    private final ByteBuffer toServer = ByteBuffer.allocate(64 << 10);
    private final ByteBuffer toClient = ByteBuffer.allocate(64 << 10);
    private final ByteBuffer plain = ByteBuffer.allocate(32 << 10);
    private int port;

    SslEngineLoop(SSLContext client, SSLContext server) {
        this.client = client;
        this.server = server;
    }

    void handshake() {
        // Each engine has its own port, because JSSE resumes a cached session of the same host and port.
        port = port % 65_535 + 1;
        SSLEngine near = client.createSSLEngine("localhost", port);
        near.setUseClientMode(true);
        SSLParameters parameters = near.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("localhost")));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        near.setSSLParameters(parameters);
        SSLEngine far = server.createSSLEngine();
        far.setUseClientMode(false);
        toServer.clear();
        toClient.clear();
        try {
            near.beginHandshake();
            far.beginHandshake();
            run(near, far);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
        near.getSession().invalidate();
    }

    private void run(SSLEngine near, SSLEngine far) throws SSLException {
        boolean moved = true;
        while (moved) {
            moved = step(near, toClient, toServer) | step(far, toServer, toClient);
        }
        if (near.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || far.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            throw new IllegalStateException("not established");
        }
    }

    private boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        boolean moved = false;
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> engine.wrap(NO_BYTES, out);
                default -> {
                    in.flip();
                    SSLEngineResult result = in.hasRemaining() ? engine.unwrap(in, plain.clear()) : null;
                    in.compact();
                    if (result == null || result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        return moved;
                    }
                }
            }
            moved = true;
        }
    }
}
