package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.keylog.ConnectionSecrets;
import dev.tlsloop.jsse.keylog.MasterSecretCache;
import dev.tlsloop.jsse.keylog.ObservingProvider;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import java.util.Optional;

/** The secrets of one started context, which are captured only where it asks for them. */
final class SecretCapture implements AutoCloseable {
    private final Context context;
    private final MasterSecretCache known = new MasterSecretCache();
    private boolean closed;

    private SecretCapture(Context context) {
        this.context = context;
    }

    /** Refuses, in one sentence, what cannot be captured. */
    static Optional<SecretCapture> of(Context context, ProviderCapabilities capabilities) {
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
            throw capabilities.refusal(setting, obstacle, "leave it out, or run it on the engine openssl");
        });
        return Optional.of(new SecretCapture(context));
    }

    KeyLogEmitter calls(Connection connection) {
        return new KeyLogEmitter(new ConnectionSecrets(known), context.keyLogCallback(), connection);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            ObservingProvider.release();
        }
    }
}
