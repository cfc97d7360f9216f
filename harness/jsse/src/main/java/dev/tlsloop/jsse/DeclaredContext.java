package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Opening;
import dev.tlsloop.Option;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.spi.Machine;
import dev.tlsloop.spi.MachineFactory;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** One context, started on the JDK: an SSLContext made of our own key and trust managers. */
final class DeclaredContext implements MachineFactory {
    private static final UntoldSecrets UNTOLD = new UntoldSecrets();

    private final Context context;
    private final SSLContext ssl;
    private final EngineSettings settings;
    private final PeerKeys peerKeys = new PeerKeys();
    private final Stepping stepping;
    private final Optional<Capture> capture;

    private DeclaredContext(
            Context context, EngineSettings settings, Stepping stepping, SSLContext ssl, Optional<Capture> capture) {
        this.capture = capture;
        this.context = context;
        this.settings = settings;
        this.stepping = stepping;
        this.ssl = ssl;
    }

    static MachineFactory start(Context context) {
        EngineSettings settings = EngineSettings.of(context);
        Stepping stepping = new Stepping();
        SSLContext ssl = SslContexts.create(
                new DeclaredKeyManager(context, Optional.of(stepping)),
                new DeclaredTrustManager(context, stepping),
                context);
        return new DeclaredContext(context, settings, stepping, ssl, Capture.of(context));
    }

    @Override
    public Machine machine(Side side, Opening opening, Connection connection) {
        OpeningSettings.check(opening, context);
        Optional<JsseSession> resumed = JsseSession.of(opening, ssl);
        String host = opening.verifyName()
                .or(opening::serverName)
                .map(ServerName::name)
                .orElse(PeerKeys.NO_HOST);
        PeerKey key = resumed.map(JsseSession::key).orElseGet(() -> peerKeys.next(host));
        SSLEngine engine = SslContexts.engine(ssl, side, key);
        AlpnOnEngine alpn = new AlpnOnEngine(context, connection);
        engine.setSSLParameters(parameters(side, opening, alpn, engine.getSSLParameters()));
        alpn.listenOn(side, engine);
        DeclaredEvidence evidence = new DeclaredEvidence(
                context, side, connection, alpn, OcspCalls.of(context, opening, connection), settings);
        Managed steps = ForgetfulServer.around(stepping.of(evidence), context, side, ssl);
        Optional<SecretCalls> secrets = capture.map(c -> c.calls(connection));
        JsseMachine machine = new JsseMachine(
                        engine,
                        secrets.map(s -> s.around(steps)).orElse(steps),
                        evidence,
                        new CachedSession(ssl, key, Optional.of(context), side))
                .able(evidence)
                .able(UNTOLD)
                .renegotiating(context);
        InfoCalls info = new InfoCalls(context, connection);
        return new TrackedMachine(machine, side, new HandshakeState(side, evidence, info), info, secrets);
    }

    @Override
    public void close() {
        capture.ifPresent(Capture::close);
    }

    private SSLParameters parameters(Side side, Opening opening, AlpnOnEngine alpn, SSLParameters p) {
        settings.applyTo(p);
        if (side == Side.CLIENT) {
            p.setServerNames(RawServerName.sentBy(opening));
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
