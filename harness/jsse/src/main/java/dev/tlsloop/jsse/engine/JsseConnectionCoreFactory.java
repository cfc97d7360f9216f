package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.Option;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.jsse.keylog.MasterSecretCache;
import dev.tlsloop.jsse.managers.ContextKeyManager;
import dev.tlsloop.jsse.managers.ContextTrustManager;
import dev.tlsloop.jsse.managers.CurrentConnection;
import dev.tlsloop.jsse.managers.EngineAlpnSelector;
import dev.tlsloop.jsse.managers.HandshakeEvidence;
import dev.tlsloop.jsse.managers.OcspCallbackInvoker;
import dev.tlsloop.jsse.managers.StepScope;
import dev.tlsloop.jsse.managers.StubSslEngine;
import dev.tlsloop.jsse.managers.UncachedSessionServer;
import dev.tlsloop.jsse.provider.JsseProvider;
import dev.tlsloop.jsse.provider.MissingAbility;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import dev.tlsloop.jsse.provider.ProviderLimits;
import dev.tlsloop.jsse.provider.RawServerName;
import dev.tlsloop.jsse.provider.SslParametersMapper;
import dev.tlsloop.jsse.sslcontext.EngineReleasingSession;
import dev.tlsloop.jsse.sslcontext.JsseSession;
import dev.tlsloop.jsse.sslcontext.SessionCacheEntry;
import dev.tlsloop.jsse.sslcontext.SessionCacheKey;
import dev.tlsloop.jsse.sslcontext.SessionCacheKeys;
import dev.tlsloop.jsse.sslcontext.SessionHandle;
import dev.tlsloop.jsse.sslcontext.SslContextFactory;
import dev.tlsloop.jsse.sslcontext.SslContextPair;
import dev.tlsloop.jsse.sslcontext.SslContextSystemProperties;
import dev.tlsloop.spi.AlpnSelection;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A context started on a JSSE provider, with an SSLContext of our own key and trust managers. */
public final class JsseConnectionCoreFactory implements ConnectionCoreFactory {

    private final Context context;
    private final ProviderCapabilities capabilities;
    private final ProviderLimits limits;
    private final SslContextPair contexts;
    private final SslParametersMapper settings;
    private final CurrentConnection current;
    private final ContextTrustManager trust;
    private final MasterSecretCache masterSecrets;
    private final Optional<SecretCapture> capture;

    private JsseConnectionCoreFactory(
            Context context,
            JsseProvider provider,
            SslParametersMapper settings,
            CurrentConnection current,
            ContextTrustManager trust,
            SslContextPair contexts,
            MasterSecretCache masterSecrets,
            Optional<SecretCapture> capture) {
        this.masterSecrets = masterSecrets;
        this.capture = capture;
        this.capabilities = provider.capabilities();
        this.limits = provider.limits();
        this.context = context;
        this.settings = settings;
        this.current = current;
        this.trust = trust;
        this.contexts = contexts;
    }

    public static ConnectionCoreFactory start(Context context, JsseProvider provider) {
        ProviderCapabilities capabilities = provider.capabilities();
        SslParametersMapper settings = SslParametersMapper.of(context, capabilities, provider::groups);
        CurrentConnection current = new CurrentConnection();
        var keys = new ContextKeyManager(context, Optional.of(current));
        var trust = new ContextTrustManager(context, current);
        SslContextSystemProperties properties = SslContextSystemProperties.of(context);
        SslContextPair contexts = new SslContextPair(
                context,
                capabilities,
                statusRequest -> SslContextFactory.create(
                        capabilities.source(), properties.with(statusRequest, capabilities), keys, trust, context));
        provider.limits().check(context, settings, contexts.usual(), capabilities);
        MasterSecretCache masterSecrets = new MasterSecretCache();
        return new JsseConnectionCoreFactory(
                context,
                provider,
                settings,
                current,
                trust,
                contexts,
                masterSecrets,
                SecretCapture.of(context, capabilities, masterSecrets));
    }

    @Override
    public ConnectionCore core(Side side, ConnectionSettings connectionSettings, Connection connection) {
        SSLContext ssl = contexts.of(side, connectionSettings);
        if (side == Side.CLIENT) {
            limits.check(connectionSettings, context, ssl, capabilities);
        }
        Optional<JsseSession> resumed = JsseSession.of(connectionSettings, ssl);
        SessionCacheKey key =
                resumed.map(JsseSession::key).orElseGet(() -> SessionCacheKeys.next(host(connectionSettings)));
        SSLEngine engine = SslContextFactory.engine(ssl, side, key);
        EngineAlpnSelector alpn = new EngineAlpnSelector(context, connection);
        engine.setSSLParameters(parameters(side, connectionSettings, alpn, engine.getSSLParameters()));
        alpn.listenOn(side, engine);
        HandshakeEvidence evidence = new HandshakeEvidence(
                context,
                side,
                connection,
                alpn,
                OcspCallbackInvoker.of(context, connectionSettings, connection),
                () -> settings.acceptance(context.credentials()),
                stubEngine(connectionSettings));
        StepScope steps = UncachedSessionServer.around(current.of(evidence), context, side, ssl);
        Optional<SecretCapture> own =
                SecretCapture.forListener(connectionSettings, connection, capabilities, masterSecrets);
        Optional<KeyLogEmitter> secrets =
                own.or(() -> capture).map(c -> c.calls(connection, hearing(connectionSettings)));
        JsseConnectionCore core = new JsseConnectionCore(
                        engine,
                        secrets.map(s -> s.around(steps)).orElse(steps),
                        evidence,
                        sessions(ssl, engine, key, side, connectionSettings))
                .withAbility(evidence)
                .withAbility(trust.outsideHandshake(connection, connectionSettings.verifyName()))
                .withRenegotiation(context, capabilities);
        if (capabilities.has(ProviderCapability.SHOWS_SECRETS)) {
            core.withMissing(MissingAbility.ofTheJdk());
        } else {
            core.withAbility(new SessionKeyExporter(engine, capabilities)).withMissing(MissingAbility.of(capabilities));
        }
        InfoCallbackInvoker info = new InfoCallbackInvoker(context, connection);
        return new StateTrackingEngine(
                core, side, new HandshakeState(side, evidence, info), info, secrets, ignoredSelector(side, alpn), own);
    }

    @Override
    public void close() {
        capture.ifPresent(SecretCapture::close);
    }

    private SessionHandle sessions(
            SSLContext ssl, SSLEngine engine, SessionCacheKey key, Side side, ConnectionSettings settings) {
        SessionCacheEntry session = new SessionCacheEntry(ssl, key, Optional.of(context), side, settings);
        return capabilities.has(ProviderCapability.HOLDS_NOTHING)
                ? session
                : new EngineReleasingSession(engine, session);
    }

    private List<KeyLogCallback> hearing(ConnectionSettings connectionSettings) {
        return Stream.of(connectionSettings.secrets(), context.keyLogCallback())
                .flatMap(Optional::stream)
                .toList();
    }

    private String host(ConnectionSettings settings) {
        return capabilities.has(ProviderCapability.SENDS_NAMES_AS_GIVEN)
                ? settings.verifyName()
                        .or(settings::serverName)
                        .map(ServerName::name)
                        .orElse(SessionCacheKeys.NO_HOST)
                : SessionCacheKeys.UNSENT;
    }

    private Optional<SSLEngine> stubEngine(ConnectionSettings settings) {
        return capabilities.has(ProviderCapability.JUDGED_BY_THE_JDK)
                ? Optional.empty()
                : Optional.of(new StubSslEngine(settings.verifyName(), context.verifiesHostName()));
    }

    /** The selector whose refusal we enforce, because the provider continues after it. */
    private Optional<EngineAlpnSelector> ignoredSelector(Side side, EngineAlpnSelector alpn) {
        return side == Side.SERVER
                        && AlpnSelection.isDeclared(context)
                        && !capabilities.has(ProviderCapability.REFUSES_BY_SELECTOR)
                ? Optional.of(alpn)
                : Optional.empty();
    }

    private SSLParameters parameters(
            Side side, ConnectionSettings connectionSettings, EngineAlpnSelector alpn, SSLParameters p) {
        settings.applyTo(p);
        if (side == Side.CLIENT) {
            p.setServerNames(
                    capabilities.has(ProviderCapability.SENDS_NAMES_AS_GIVEN)
                            ? RawServerName.sentBy(connectionSettings)
                            : RawServerName.normalised(connectionSettings));
            if (context.verifiesHostName()) {
                p.setEndpointIdentificationAlgorithm("HTTPS");
            }
        } else {
            p.setUseCipherSuitesOrder(context.options().contains(Option.CIPHER_SERVER_PREFERENCE));
            askForCertificate(p);
        }
        alpn.applyTo(side, connectionSettings, p);
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
