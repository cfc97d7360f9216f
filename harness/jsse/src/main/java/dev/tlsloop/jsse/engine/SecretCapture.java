package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.keylog.ConnectionSecrets;
import dev.tlsloop.jsse.keylog.MasterSecretCache;
import dev.tlsloop.jsse.keylog.ObservingProvider;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import java.util.List;
import java.util.Optional;

/** The capture of secrets, for one started context that declares it or for one connection that has a listener. */
final class SecretCapture implements AutoCloseable {
    private final MasterSecretCache known;
    private boolean closed;

    private SecretCapture(MasterSecretCache known) {
        this.known = known;
    }

    /** Captures for a connection with a listener; empty if nothing can be captured here, which changes no handshake. */
    static Optional<SecretCapture> forListener(
            ConnectionSettings settings,
            Connection connection,
            ProviderCapabilities capabilities,
            MasterSecretCache known) {
        if (settings.secrets().isEmpty()) {
            return Optional.empty();
        }
        KeyLogCallback listener = settings.secrets().get();
        if (!capabilities.has(ProviderCapability.SHOWS_SECRETS)) {
            listener.onNoSecrets(
                    connection, "on the " + connection.side() + ", " + capabilities.subject() + " tells no secrets");
            return Optional.empty();
        }
        Optional<String> obstacle = ObservingProvider.install();
        obstacle.ifPresent(why -> listener.onNoSecrets(connection, "on the " + connection.side() + ", " + why));
        return obstacle.isEmpty() ? Optional.of(new SecretCapture(known)) : Optional.empty();
    }

    /** Refuses, in one sentence, what cannot be captured. */
    static Optional<SecretCapture> of(Context context, ProviderCapabilities capabilities, MasterSecretCache known) {
        boolean logged = context.keyLogCallback().isPresent();
        if (!logged && !context.options().contains(Option.CAPTURE_SECRETS)) {
            return Optional.empty();
        }
        String setting = logged ? "onKeyLog(...)" : "options(CAPTURE_SECRETS)";
        if (context.protocols().stream().anyMatch(v -> v.compareTo(TlsVersion.TLS_1_2) < 0)) {
            throw capabilities.refusal(
                    setting + " with versions below TLS 1.2",
                    "what it would show of them cannot be proven",
                    "begin at TLS 1.2, or run it on the engine openssl");
        }
        ObservingProvider.install().ifPresent(obstacle -> {
            throw capabilities.refusal(setting, obstacle, "run it on the engine openssl, or leave it out");
        });
        return Optional.of(new SecretCapture(known));
    }

    /** @param hearing the callbacks and listeners of the connection */
    KeyLogEmitter calls(Connection connection, List<KeyLogCallback> hearing) {
        return new KeyLogEmitter(new ConnectionSecrets(known), hearing, connection);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            ObservingProvider.release();
        }
    }
}
