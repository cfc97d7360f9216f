package dev.tlsloop.openssl.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Revocation;
import dev.tlsloop.ServerName;
import dev.tlsloop.Side;
import dev.tlsloop.openssl.callback.CallbackRegistration;
import dev.tlsloop.openssl.callback.ConnectionCallbackState;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.openssl.settings.AlpnCodec;
import dev.tlsloop.openssl.settings.SslCtxConfigurer;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import java.util.List;
import java.util.Optional;

/** A started context: an {@code SSL_CTX} with its callbacks and open connections. */
public final class OpenSslConnectionCoreFactory implements ConnectionCoreFactory {
    private final Context context;
    private final SslCtx ctx;
    private final CallbackRegistration callbackRegistration;

    private final OpenConnections openConnections = new OpenConnections();

    private OpenSslConnectionCoreFactory(Context context, SslCtx ctx, CallbackRegistration callbackRegistration) {
        this.context = context;
        this.ctx = ctx;
        this.callbackRegistration = callbackRegistration;
    }

    public static ConnectionCoreFactory start(Context context) {
        SslCtx ctx = new SslCtx();
        try {
            SslCtxConfigurer.apply(context, ctx);
            return new OpenSslConnectionCoreFactory(
                    context, ctx, new CallbackRegistration(context, ctx, SslCtxConfigurer.verifyMode(context)));
        } catch (Throwable e) {
            ctx.close();
            throw e;
        }
    }

    @Override
    public ConnectionCore core(Side side, ConnectionSettings settings, Connection connection) {
        // A concurrent close() waits, because SSL_new needs a live SSL_CTX.
        synchronized (openConnections) {
            OpenSslConnectionCore core = open(side, settings, connection);
            openConnections.add(core);
            return core;
        }
    }

    /** Closes the open connections too; a running operation finishes first. */
    @Override
    public void close() {
        List<ConnectionCore> left;
        synchronized (openConnections) {
            left = openConnections.all();
            ctx.close();
        }
        left.forEach(ConnectionCore::close);
    }

    Context context() {
        return context;
    }

    /** Switches a connection of another context to this one; a concurrent close() waits. */
    void switchTo(Ssl ssl) {
        synchronized (openConnections) {
            ssl.use(ctx);
        }
    }

    /** Makes libssl tell secrets, if that connection has a listener. */
    void listenForSecrets(ConnectionCallbackState state) {
        state.secretsListener().ifPresent(listener -> callbackRegistration.listenForSecrets());
    }

    long infoCallback() {
        return callbackRegistration.infoCallback();
    }

    private OpenSslConnectionCore open(Side side, ConnectionSettings settings, Connection connection) {
        Optional<OpenSslSession> offered = OpenSslSession.of(settings);
        Ssl ssl = new Ssl(ctx);
        try {
            ErrorQueue.clear();
            if (side == Side.SERVER) {
                ssl.accept();
            } else {
                connect(ssl, settings);
                offered.filter(session -> !ssl.resume(session.form().serialised()))
                        .ifPresent(session -> {
                            throw new IllegalArgumentException("OpenSSL does not accept the " + session + " ("
                                    + ErrorQueue.drainText() + "); open the connection without it");
                        });
            }
            ConnectionCallbackState state = new ConnectionCallbackState(
                    connection, ssl, callbackRegistration.infoCallback(), settings.secrets());
            listenForSecrets(state);
            return new OpenSslConnectionCore(context, side, ctx, offered, state, callbackRegistration, openConnections);
        } catch (Throwable e) {
            ssl.close();
            throw e;
        }
    }

    private void connect(Ssl ssl, ConnectionSettings settings) {
        ssl.connect();
        settings.serverName()
                .filter(name -> !name.isIpAddress())
                .filter(name -> !ssl.serverName(name.name()))
                .ifPresent(name -> {
                    throw invalidName("server name", name);
                });
        if (context.verifiesHostName()) {
            settings.verifyName().filter(name -> !verify(ssl, name)).ifPresent(name -> {
                throw invalidName("name to verify", name);
            });
        }
        if (settings.requestOcsp() || context.revocation().contains(Revocation.STAPLE)) {
            ssl.requestOcsp();
        }
        settings.alpn().ifPresent(protocols -> ssl.alpn(AlpnCodec.write(protocols)));
    }

    private static boolean verify(Ssl ssl, ServerName name) {
        return name.isIpAddress() ? ssl.verifyAddress(name.name()) : ssl.verifyHost(name.name());
    }

    private static IllegalArgumentException invalidName(String what, ServerName name) {
        return new IllegalArgumentException("OpenSSL does not accept \"" + name + "\" as the " + what
                + "; give a DNS name or an IP address (" + ErrorQueue.drainText() + ")");
    }
}
