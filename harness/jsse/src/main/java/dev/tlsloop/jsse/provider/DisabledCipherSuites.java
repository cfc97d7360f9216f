package dev.tlsloop.jsse.provider;

import dev.tlsloop.CipherSuite;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * Which cipher suites the JDK has and this process forbids. SunJSSE itself tells: it does not count those as supported, and
 * lets them be enabled all the same, in vain; what it does not have it does not let be enabled.
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
