package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.jsse.managers.ContextKeyManager;
import dev.tlsloop.jsse.managers.ContextTrustManager;
import dev.tlsloop.jsse.managers.CurrentConnection;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * What a provider has, and what of it is on unless told otherwise.
 *
 * @param context one that presents nothing and trusts nobody
 */
public record SupportedParameters(SSLContext context, SSLParameters supported, SSLParameters enabled) {
    private static final Context NOBODY = Context.client().build();

    public static SupportedParameters of(SslContextSource source) {
        try {
            SSLContext context = source.context();
            // Without managers Conscrypt has no suites that need a certificate; null would have the JDK read its trust
            // store.
            context.init(
                    new KeyManager[] {new ContextKeyManager(NOBODY, Optional.empty())},
                    new TrustManager[] {new ContextTrustManager(NOBODY, new CurrentConnection())},
                    null);
            return new SupportedParameters(
                    context, context.getSupportedSSLParameters(), context.getDefaultSSLParameters());
        } catch (GeneralSecurityException | IllegalStateException e) {
            // The latter is Bouncy Castle's, whose TLS has no algorithms of its own.
            throw source.unusable(e);
        }
    }
}
