package dev.tlsloop.jsse.provider;

import dev.tlsloop.CipherSuite;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * The cipher suites that the JDK has and this process disables. SunJSSE does not list them as supported and yet accepts
 * them in {@code setEnabledCipherSuites}; it rejects suites that it does not have.
 */
final class DisabledCipherSuites {
    static final String BY = "jdk.tls.disabledAlgorithms";

    private DisabledCipherSuites() {}

    /** Those of suites that are not supported. */
    static List<CipherSuite> among(List<CipherSuite> unsupported, ProviderCapabilities capabilities) {
        if (!(capabilities.source() instanceof SslContextSource.Named)) {
            return List.of();
        }
        SSLEngine engine = capabilities.supportedParameters().context().createSSLEngine();
        return unsupported.stream().filter(suite -> isKnown(suite, engine)).toList();
    }

    private static boolean isKnown(CipherSuite suite, SSLEngine engine) {
        try {
            engine.setEnabledCipherSuites(new String[] {suite.name()});
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
