package dev.tlsloop.jsse.external;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.engine.JsseConnectionCore;
import dev.tlsloop.jsse.managers.StepScope;
import dev.tlsloop.jsse.provider.ProbeHandshake;
import dev.tlsloop.jsse.provider.RawServerName;
import dev.tlsloop.jsse.provider.UnsupportedConnectionSettings;
import dev.tlsloop.jsse.sslcontext.EngineReleasingSession;
import dev.tlsloop.jsse.sslcontext.JsseSession;
import dev.tlsloop.jsse.sslcontext.SessionCacheEntry;
import dev.tlsloop.jsse.sslcontext.SessionCacheKey;
import dev.tlsloop.jsse.sslcontext.SessionCacheKeys;
import dev.tlsloop.jsse.sslcontext.SessionHandle;
import dev.tlsloop.jsse.sslcontext.SslContextFactory;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509TrustManager;

/** A user-supplied SSLContext. Only the settings of one connection are added to its engines. */
public final class ExternalSslContext implements ConnectionCoreFactory {
    private static final String JSSE_OF_THE_JDK = "SunJSSE";

    private final SSLContext ssl;
    private final Consumer<SSLParameters> adjust;
    private final Optional<X509TrustManager> trust;

    public ExternalSslContext(SSLContext ssl, Consumer<SSLParameters> adjust) {
        this(ssl, adjust, Optional.empty());
    }

    /** @param trust the trust manager of the SSLContext, if it is within reach */
    public ExternalSslContext(SSLContext ssl, Consumer<SSLParameters> adjust, Optional<X509TrustManager> trust) {
        this.ssl = ssl;
        this.adjust = adjust;
        this.trust = trust;
    }

    @Override
    public ConnectionCore core(Side side, ConnectionSettings settings, Connection connection) {
        UnsupportedConnectionSettings.checkExternal(settings);
        String host = settings.verifyName()
                .or(settings::serverName)
                .map(ServerName::name)
                .orElse(SessionCacheKeys.NO_HOST);
        SessionCacheKey key =
                JsseSession.of(settings, ssl).map(JsseSession::key).orElseGet(() -> SessionCacheKeys.next(host));
        SSLEngine engine = SslContextFactory.engine(ssl, side, key);
        SSLParameters parameters = engine.getSSLParameters();
        if (side == Side.CLIENT) {
            parameters.setServerNames(RawServerName.normalised(settings));
            settings.alpn()
                    .ifPresent(alpn -> parameters.setApplicationProtocols(
                            alpn.stream().map(AlpnProtocol::name).toArray(String[]::new)));
        }
        adjust.accept(parameters);
        RecordingSniMatcher.watch(parameters);
        engine.setSSLParameters(parameters);
        JsseConnectionCore core = new JsseConnectionCore(
                engine,
                StepScope.BY_OTHERS,
                new ExternalRefusalEvidence(ExternalTls.of(engine), side, connection, this::showsNothing),
                sessions(engine, key, side, settings));
        trust.ifPresent(manager -> core.withAbility(new TrustManagerVerifier(manager, side, settings.verifyName())));
        return core;
    }

    /** The engine is ours although the context is not; the JDK's would take a session with it that is the user's. */
    private SessionHandle sessions(SSLEngine engine, SessionCacheKey key, Side side, ConnectionSettings settings) {
        SessionCacheEntry session = new SessionCacheEntry(ssl, key, Optional.empty(), side, settings);
        return isOfTheJdk() ? session : new EngineReleasingSession(engine, session);
    }

    private boolean isOfTheJdk() {
        return ssl.getProvider().getName().equals(JSSE_OF_THE_JDK);
    }

    /**
     * Its key manager is inside and does not tell, so a server like this one is met by another client. Constraints of the
     * user's own may forbid that client everything else as well.
     */
    private boolean showsNothing(SSLParameters settings) {
        SSLEngine another = ssl.createSSLEngine();
        boolean usual = Objects.equals(
                another.getSSLParameters().getAlgorithmConstraints(), settings.getAlgorithmConstraints());
        another.setUseClientMode(false);
        another.setSSLParameters(settings);
        try {
            return usual && ProbeHandshake.showsNothing(another, settings);
        } finally {
            dismiss(another);
        }
    }

    /** Invalidates the session of a probe, so that no connection resumes it. */
    private void dismiss(SSLEngine trial) {
        if (isOfTheJdk()) {
            trial.getSession().invalidate();
        } else {
            EngineReleasingSession.release(trial);
        }
    }

    @Override
    public void close() {}
}
