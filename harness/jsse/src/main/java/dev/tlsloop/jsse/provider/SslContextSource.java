package dev.tlsloop.jsse.provider;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.SSLContext;

/** A source of SSLContexts that are not initialised yet. */
public sealed interface SslContextSource {
    /** The source of the JDK's own provider, SunJSSE. */
    static SslContextSource ofTheJdk() {
        return new Named("SunJSSE");
    }

    /** A new SSLContext, not initialised. */
    SSLContext context() throws GeneralSecurityException;

    /** Its name. */
    String name();

    /** The exception for a source without a usable SSLContext. */
    IllegalStateException unusable(Exception e);

    /** A provider of the JDK. */
    record Named(String name) implements SslContextSource {
        @Override
        public SSLContext context() throws GeneralSecurityException {
            return SSLContext.getInstance("TLS", name);
        }

        @Override
        public IllegalStateException unusable(Exception e) {
            return new IllegalStateException(
                    "the JDK has no usable provider " + name + " (" + e.getMessage()
                            + "); name another engine with engine(...)",
                    e);
        }
    }

    /** A provider that the user has given, which need not be registered with the JDK. */
    record Given(Provider provider) implements SslContextSource {
        @Override
        public String name() {
            return provider.getName();
        }

        @Override
        public SSLContext context() throws GeneralSecurityException {
            return SSLContext.getInstance("TLS", provider);
        }

        @Override
        public IllegalStateException unusable(Exception e) {
            return new IllegalStateException(
                    "the provider " + provider.getName() + " makes no usable SSLContext (" + e.getMessage()
                            + "); give one that has what it stands on, such as new BouncyCastleJsseProvider(new"
                            + " BouncyCastleProvider()), or name another engine with engine(...)",
                    e);
        }
    }
}
