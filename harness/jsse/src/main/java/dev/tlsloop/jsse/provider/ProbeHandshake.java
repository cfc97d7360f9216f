package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.managers.ContextKeyManager;
import dev.tlsloop.wire.ContentType;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Completes a handshake between two engines in memory, to find out what a provider does where no call of JSSE says it.
 */
public final class ProbeHandshake {
    private static final String TLS_1_2 = "TLSv1.2";
    private static final String WEAKER = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    private static final String STRONGER = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
    private static final @Nullable String NOTHING_CHOSEN = null;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MOST_TURNS = 50;
    private static final int ROOM = 1 << 17;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    private final ByteBuffer plain = ByteBuffer.allocate(ROOM);

    private ProbeHandshake(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
    }

    /** Whether a client makes another handshake when the JDK's server asks for it. */
    public static boolean answersItsServer(SslContextSource source) {
        return succeeds(() -> {
            ProbeHandshake trial = ofTls12(source, SslContextSource.ofTheJdk());
            return trial.complete() && trial.answers(trial.server);
        });
    }

    /** Whether a server makes another handshake when the JDK's client begins one. */
    public static boolean answersItsClient(SslContextSource source) {
        return succeeds(() -> {
            ProbeHandshake trial = ofTls12(SslContextSource.ofTheJdk(), source);
            return trial.complete() && trial.answers(trial.client);
        });
    }

    /** Whether a server that would choose otherwise takes what its client prefers. */
    public static boolean followsTheClientsOrder(SslContextSource source) {
        return succeeds(() -> {
            SSLContext ssl = context(source, ProbeCredential.create());
            ProbeHandshake trial = between(ssl, ssl, engine -> prefer(engine, WEAKER, STRONGER));
            prefer(trial.server, STRONGER, WEAKER);
            return trial.complete()
                    && trial.client.getSession().getCipherSuite().equals(WEAKER);
        });
    }

    private static void prefer(SSLEngine engine, String... suites) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {TLS_1_2});
        parameters.setCipherSuites(suites);
        parameters.setUseCipherSuitesOrder(false);
        engine.setSSLParameters(parameters);
    }

    /** Whether a server's cache is empty once each session in it was invalidated. */
    public static boolean forgetsSessions(SslContextSource source) {
        return succeeds(() -> {
            SSLContext ssl = context(source, ProbeCredential.create());
            between(ssl, ssl, ProbeHandshake::tls12).complete();
            SSLSessionContext cache = ssl.getServerSessionContext();
            Collections.list(cache.getIds()).stream().map(cache::getSession).forEach(SSLSession::invalidate);
            return !cache.getIds().hasMoreElements();
        });
    }

    /** Whether a server refuses a client because its selector knows none of the protocols. */
    public static boolean refusesBySelector(SslContextSource source) {
        return !succeeds(() -> {
            SSLContext ssl = context(source, ProbeCredential.create());
            ProbeHandshake trial = between(ssl, ssl, engine -> {});
            SSLParameters parameters = trial.client.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"trial"});
            trial.client.setSSLParameters(parameters);
            trial.server.setHandshakeApplicationProtocolSelector((engine, offered) -> NOTHING_CHOSEN);
            return trial.complete();
        });
    }

    /** Whether the JDK's own client is shown a credential of those. */
    public static boolean presents(SslContextSource source, List<Credential> credentials, Consumer<SSLEngine> asking) {
        return succeeds(() -> between(
                        context(SslContextSource.ofTheJdk(), ProbeCredential.create()),
                        context(source, credentials.toArray(Credential[]::new)),
                        asking)
                .complete());
    }

    /** Whether that side accepts a chain of that many certificates from its peer, before it is verified. */
    static boolean acceptsChain(SslContextSource source, Side verifier, int certificates) {
        return succeeds(() -> {
            Credential credential = ProbeCredential.create();
            Credential presented = new Credential(
                    credential.privateKey(), Collections.nCopies(certificates, credential.certificate()));
            SSLContext verifying = context(source, credential);
            SSLContext presenting = context(SslContextSource.ofTheJdk(), presented);
            ProbeHandshake trial = verifier == Side.CLIENT
                    ? between(verifying, presenting, ProbeHandshake::tls12)
                    : between(presenting, verifying, ProbeHandshake::tls12);
            trial.server.setNeedClientAuth(verifier == Side.SERVER);
            return trial.complete();
        });
    }

    /**
     * Whether a server that has done nothing yet refuses a client that takes whatever it is set to, and shows it no
     * certificate.
     */
    public static boolean showsNothing(SSLEngine server, SSLParameters settings) {
        InsecurelyTrusting witness = new InsecurelyTrusting();
        return succeeds(() -> {
            SSLContext ssl = SslContextSource.ofTheJdk().context();
            ssl.init(new KeyManager[0], new TrustManager[] {witness}, null);
            ProbeHandshake trial = new ProbeHandshake(ssl.createSSLEngine("trial.test", 1), server);
            trial.client.setUseClientMode(true);
            trial.client.setEnabledProtocols(settings.getProtocols());
            trial.client.setEnabledCipherSuites(settings.getCipherSuites());
            return trial.isRefusedByItsServer() && !witness.met;
        });
    }

    private static ProbeHandshake between(SSLContext client, SSLContext server, Consumer<SSLEngine> settings) {
        SSLEngine clients = client.createSSLEngine("trial.test", 1);
        SSLEngine servers = server.createSSLEngine();
        clients.setUseClientMode(true);
        servers.setUseClientMode(false);
        settings.accept(clients);
        return new ProbeHandshake(clients, servers);
    }

    private static ProbeHandshake ofTls12(SslContextSource clients, SslContextSource servers)
            throws GeneralSecurityException {
        Credential credential = ProbeCredential.create();
        return between(context(clients, credential), context(servers, credential), ProbeHandshake::tls12);
    }

    private static void tls12(SSLEngine engine) {
        engine.setEnabledProtocols(new String[] {TLS_1_2});
    }

    private static SSLContext context(SslContextSource source, Credential... credentials)
            throws GeneralSecurityException {
        Context presenting = Context.server().credential(credentials).build();
        SSLContext ssl = source.context();
        ssl.init(
                new KeyManager[] {new ContextKeyManager(presenting, Optional.empty())},
                new TrustManager[] {new InsecurelyTrusting()},
                null);
        return ssl;
    }

    /** Engines of others throw what they like at what they do not do. */
    private static boolean succeeds(Question question) {
        try {
            return question.answer();
        } catch (SSLException | RuntimeException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SSLContext for a trial handshake: " + e.getMessage(), e);
        }
    }

    private boolean complete() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        return isDone(client) && isDone(server);
    }

    private boolean isRefusedByItsServer() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            step(client, toClient, toServer);
            try {
                step(server, toServer, toClient);
            } catch (SSLException e) {
                return true;
            }
        }
        return false;
    }

    /** Whether the peer answers that side's first flight with a handshake message and not with an alert. */
    private boolean answers(SSLEngine beginning) throws SSLException {
        ByteBuffer asking = beginning == client ? toServer : toClient;
        ByteBuffer answering = beginning == client ? toClient : toServer;
        SSLEngine asked = beginning == client ? server : client;
        beginning.beginHandshake();
        for (int turn = 0; turn < MOST_TURNS && answering.position() == 0; turn++) {
            step(beginning, answering, asking);
            step(asked, asking, answering);
        }
        return answering.position() > 0 && answering.get(0) == ContentType.HANDSHAKE;
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getCipherSuite().endsWith("NULL_NULL");
    }

    private void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } else if (status == HandshakeStatus.NEED_WRAP) {
            engine.wrap(NOTHING, out);
        } else if (in.position() > 0) {
            in.flip();
            engine.unwrap(in, plain.clear());
            in.compact();
        }
    }

    private interface Question {
        boolean answer() throws SSLException, GeneralSecurityException;
    }

    /** Accepts every chain, because a probe presents only our own. */
    private static final class InsecurelyTrusting extends X509ExtendedTrustManager {
        private boolean met;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.@Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.@Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
            met = true;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
