package dev.tlsloop.jsse.engine;

import dev.tlsloop.Context;
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
public record Offer(SSLContext context, SSLParameters supported, SSLParameters enabled) {
    private static final Context NOBODY = Context.client().build();

    public static Offer of(ContextSource source) {
        try {
            SSLContext context = source.context();
            // Without managers Conscrypt has no suites that need a certificate; null would have the JDK read its trust
            // store.
            context.init(
                    new KeyManager[] {new DeclaredKeyManager(NOBODY, Optional.empty())},
                    new TrustManager[] {new DeclaredTrustManager(NOBODY, new Stepping())},
                    null);
            return new Offer(context, context.getSupportedSSLParameters(), context.getDefaultSSLParameters());
        } catch (GeneralSecurityException | IllegalStateException e) {
            // The latter is Bouncy Castle's, whose TLS has no algorithms of its own.
            throw source.unusable(e);
        }
    }
}
