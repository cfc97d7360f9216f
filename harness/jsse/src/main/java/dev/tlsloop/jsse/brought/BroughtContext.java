package dev.tlsloop.jsse.brought;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.engine.CachedSession;
import dev.tlsloop.jsse.engine.JsseMachine;
import dev.tlsloop.jsse.engine.JsseSession;
import dev.tlsloop.jsse.engine.Managed;
import dev.tlsloop.jsse.engine.OpeningSettings;
import dev.tlsloop.jsse.engine.PeerKey;
import dev.tlsloop.jsse.engine.PeerKeys;
import dev.tlsloop.jsse.engine.RawServerName;
import dev.tlsloop.jsse.engine.ReleasedEngine;
import dev.tlsloop.jsse.engine.SessionHandle;
import dev.tlsloop.jsse.engine.SslContexts;
import dev.tlsloop.jsse.trial.TrialHandshake;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The user's own SSLContext: only what an opening adds is set on its engines. */
public final class BroughtContext implements ConnectionCoreFactory {
    private static final String JSSE_OF_THE_JDK = "SunJSSE";

    private final SSLContext ssl;
    private final Consumer<SSLParameters> adjust;

    public BroughtContext(SSLContext ssl, Consumer<SSLParameters> adjust) {
        this.ssl = ssl;
        this.adjust = adjust;
    }

    @Override
    public ConnectionCore machine(Side side, ConnectionSettings settings, Connection connection) {
        OpeningSettings.checkBrought(settings);
        String host = settings.verifyName()
                .or(settings::serverName)
                .map(ServerName::name)
                .orElse(PeerKeys.NO_HOST);
        PeerKey key = JsseSession.of(settings, ssl).map(JsseSession::key).orElseGet(() -> PeerKeys.next(host));
        SSLEngine engine = SslContexts.engine(ssl, side, key);
        SSLParameters parameters = engine.getSSLParameters();
        if (side == Side.CLIENT) {
            parameters.setServerNames(RawServerName.normalised(settings));
            settings.alpn()
                    .ifPresent(alpn -> parameters.setApplicationProtocols(
                            alpn.stream().map(AlpnProtocol::name).toArray(String[]::new)));
        }
        adjust.accept(parameters);
        WitnessMatcher.watch(parameters);
        engine.setSSLParameters(parameters);
        return new JsseMachine(
                engine,
                Managed.BY_OTHERS,
                new BroughtEvidence(Brought.of(engine), side, connection, this::showsNothing),
                sessions(engine, key, side, settings));
    }

    /** The engine is ours although the context is not; the JDK's would take a session with it that is the user's. */
    private SessionHandle sessions(SSLEngine engine, PeerKey key, Side side, ConnectionSettings settings) {
        CachedSession session = new CachedSession(ssl, key, Optional.empty(), side, settings);
        return isOfTheJdk() ? session : new ReleasedEngine(engine, session);
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
            return usual && TrialHandshake.showsNothing(another, settings);
        } finally {
            dismiss(another);
        }
    }

    /** Nobody is to resume what was a trial. */
    private void dismiss(SSLEngine trial) {
        if (isOfTheJdk()) {
            trial.getSession().invalidate();
        } else {
            ReleasedEngine.release(trial);
        }
    }

    @Override
    public void close() {}
}
