package dev.tlsloop.others;

import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.security.Provider;
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
        return Conscrypt.isAvailable()
                ? new Provided("Conscrypt", Conscrypt.newProvider(), Optional.empty())
                : new Provided(
                        "Conscrypt",
                        new Absent(),
                        Optional.of("Conscrypt is not built for " + System.getProperty("os.arch")));
    }

    private static Shipped bouncyCastle() {
        return new Provided("BCJSSE", Providers.bouncyCastle(), Optional.empty());
    }

    /** Stands where there is no provider. */
    private static final class Absent extends Provider {
        private static final long serialVersionUID = 1;

        Absent() {
            super("absent", "0", "nothing");
        }
    }
}
