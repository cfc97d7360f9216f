package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.spi.AlpnSelection;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** One context, started on a JSSE provider: an SSLContext made of our own key and trust managers. */
public final class DeclaredContext implements ConnectionCoreFactory {
    private static final UntoldSecrets UNTOLD = new UntoldSecrets();

    private final Context context;
    private final ProviderFacts facts;
    private final StartedContexts contexts;
    private final EngineSettings settings;
    private final Stepping stepping;
    private final Optional<Capture> capture;

    private DeclaredContext(
            Context context,
            ProviderFacts facts,
            EngineSettings settings,
            Stepping stepping,
            StartedContexts contexts,
            Optional<Capture> capture) {
        this.capture = capture;
        this.facts = facts;
        this.context = context;
        this.settings = settings;
        this.stepping = stepping;
        this.contexts = contexts;
    }

    public static ConnectionCoreFactory start(Context context, ProviderFacts facts) {
        EngineSettings settings = EngineSettings.of(context, facts);
        Stepping stepping = new Stepping();
        var keys = new DeclaredKeyManager(context, Optional.of(stepping));
        var trust = new DeclaredTrustManager(context, stepping);
        BirthProperties properties = BirthProperties.of(context);
        StartedContexts contexts = new StartedContexts(
                context,
                facts,
                stapling -> SslContexts.create(facts.source(), properties.with(stapling, facts), keys, trust, context));
        facts.trial().check(context, settings, contexts.usual(), facts);
        return new DeclaredContext(context, facts, settings, stepping, contexts, Capture.of(context, facts));
    }

    @Override
    public ConnectionCore machine(Side side, ConnectionSettings opening, Connection connection) {
        SSLContext ssl = contexts.of(side, opening);
        if (side == Side.CLIENT) {
            facts.trial().check(opening, context, ssl, facts);
        }
        Optional<JsseSession> resumed = JsseSession.of(opening, ssl);
        PeerKey key = resumed.map(JsseSession::key).orElseGet(() -> PeerKeys.next(host(opening)));
        SSLEngine engine = SslContexts.engine(ssl, side, key);
        AlpnOnEngine alpn = new AlpnOnEngine(context, connection);
        engine.setSSLParameters(parameters(side, opening, alpn, engine.getSSLParameters()));
        alpn.listenOn(side, engine);
        DeclaredEvidence evidence = new DeclaredEvidence(
                context,
                side,
                connection,
                alpn,
                OcspCalls.of(context, opening, connection),
                settings,
                standIn(opening));
        Managed steps = ForgetfulServer.around(stepping.of(evidence), context, side, ssl);
        Optional<SecretCalls> secrets = capture.map(c -> c.calls(connection));
        JsseMachine machine = new JsseMachine(
                        engine,
                        secrets.map(s -> s.around(steps)).orElse(steps),
                        evidence,
                        sessions(ssl, engine, key, side, opening))
                .able(evidence)
                .able(facts.has(Trait.SHOWS_SECRETS) ? UNTOLD : new SessionExports(engine, facts))
                .renegotiating(context, facts);
        InfoCalls info = new InfoCalls(context, connection);
        return new TrackedMachine(
                machine, side, new HandshakeState(side, evidence, info), info, secrets, ignored(side, alpn));
    }

    @Override
    public void close() {
        capture.ifPresent(Capture::close);
    }

    private SessionHandle sessions(
            SSLContext ssl, SSLEngine engine, PeerKey key, Side side, ConnectionSettings settings) {
        CachedSession session = new CachedSession(ssl, key, Optional.of(context), side, settings);
        return facts.has(Trait.HOLDS_NOTHING) ? session : new ReleasedEngine(engine, session);
    }

    private String host(ConnectionSettings settings) {
        return facts.has(Trait.SENDS_NAMES_AS_GIVEN)
                ? settings.verifyName()
                        .or(settings::serverName)
                        .map(ServerName::name)
                        .orElse(PeerKeys.NO_HOST)
                : PeerKeys.UNSENT;
    }

    private Optional<SSLEngine> standIn(ConnectionSettings settings) {
        return facts.has(Trait.JUDGED_BY_THE_JDK)
                ? Optional.empty()
                : Optional.of(new StandIn(settings.verifyName(), context.verifiesHostName()));
    }

    /** Where the engine goes on although its selector refused, we end it. */
    private Optional<AlpnOnEngine> ignored(Side side, AlpnOnEngine alpn) {
        return side == Side.SERVER && AlpnSelection.isDeclared(context) && !facts.has(Trait.REFUSES_BY_SELECTOR)
                ? Optional.of(alpn)
                : Optional.empty();
    }

    private SSLParameters parameters(Side side, ConnectionSettings opening, AlpnOnEngine alpn, SSLParameters p) {
        settings.applyTo(p);
        if (side == Side.CLIENT) {
            p.setServerNames(
                    facts.has(Trait.SENDS_NAMES_AS_GIVEN)
                            ? RawServerName.sentBy(opening)
                            : RawServerName.normalised(opening));
            if (context.verifiesHostName()) {
                p.setEndpointIdentificationAlgorithm("HTTPS");
            }
        } else {
            p.setUseCipherSuitesOrder(context.options().contains(Option.CIPHER_SERVER_PREFERENCE));
            askForCertificate(p);
        }
        alpn.applyTo(side, opening, p);
        return p;
    }

    private void askForCertificate(SSLParameters p) {
        Set<VerifyMode> modes = context.verifyModes();
        if (modes.contains(VerifyMode.FAIL_IF_NO_PEER_CERT)) {
            p.setNeedClientAuth(true);
        } else if (modes.contains(VerifyMode.PEER)) {
            p.setWantClientAuth(true);
        }
    }
}
