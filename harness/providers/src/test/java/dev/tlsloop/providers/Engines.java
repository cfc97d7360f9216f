package dev.tlsloop.providers;

import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/** The five engines under test, none of them registered as a provider of the JDK. */
final class Engines {
    static final List<EngineUnderTest> ALL = List.of(
            new ContextUnderTest("SunJSSE", Jsse.engine()),
            new ContextUnderTest("OpenSSL", OpenSsl.engine()),
            conscrypt(),
            bouncyCastle(),
            new NettyBoringSsl());

    private Engines() {}

    private static EngineUnderTest conscrypt() {
        return new ProviderUnderTest(
                "Conscrypt",
                Providers.conscrypt(),
                Conscrypt.isAvailable()
                        ? Optional.empty()
                        : Optional.of("Conscrypt is not built for " + System.getProperty("os.arch")));
    }

    private static EngineUnderTest bouncyCastle() {
        return new ProviderUnderTest("BCJSSE", Providers.bouncyCastle(), Optional.empty());
    }
}
