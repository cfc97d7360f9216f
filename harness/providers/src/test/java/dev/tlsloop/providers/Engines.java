package dev.tlsloop.providers;

import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/** The five engines. None is registered with the JDK: each is used through its own object. */
final class Engines {
    static final List<Shipped> ALL = List.of(
            new Declared("SunJSSE", Jsse.engine()),
            new Declared("OpenSSL", OpenSsl.engine()),
            conscrypt(),
            bouncyCastle(),
            new NettyBoringSsl());

    private Engines() {}

    private static Shipped conscrypt() {
        return new Provided(
                "Conscrypt",
                Providers.conscrypt(),
                Conscrypt.isAvailable()
                        ? Optional.empty()
                        : Optional.of("Conscrypt is not built for " + System.getProperty("os.arch")));
    }

    private static Shipped bouncyCastle() {
        return new Provided("BCJSSE", Providers.bouncyCastle(), Optional.empty());
    }
}
