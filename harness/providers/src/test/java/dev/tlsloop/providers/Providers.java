package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import java.security.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** The two providers as engines, neither of them registered with the JDK. */
final class Providers {
    static final Engine CONSCRYPT = Jsse.engine(conscrypt());
    static final Engine BCJSSE = Jsse.engine(bouncyCastle());

    /** Bouncy Castle logs each handshake and each alert. */
    private static final Logger BOUNCY_CASTLE = Logger.getLogger("org.bouncycastle.jsse.provider");

    static {
        BOUNCY_CASTLE.setLevel(Level.OFF);
    }

    private Providers() {}

    /** Conscrypt, or a provider without services where Conscrypt is not built for the platform. */
    static Provider conscrypt() {
        return Conscrypt.isAvailable() ? Conscrypt.newProvider() : new Absent();
    }

    static Provider bouncyCastle() {
        return new BouncyCastleJsseProvider(new BouncyCastleProvider());
    }

    /** A provider without services. */
    static final class Absent extends Provider {
        private static final long serialVersionUID = 1;

        Absent() {
            super("absent", "0", "nothing");
        }
    }
}
