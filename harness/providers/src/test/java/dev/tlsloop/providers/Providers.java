package dev.tlsloop.providers;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import java.security.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** The two providers as engines; neither is registered with the JDK. */
final class Providers {
    static final Engine CONSCRYPT = Jsse.engine(conscrypt());
    static final Engine BCJSSE = Jsse.engine(bouncyCastle());

    /** Bouncy Castle tells each handshake and each alert to the log. */
    private static final Logger BOUNCY_CASTLE = Logger.getLogger("org.bouncycastle.jsse.provider");

    static {
        BOUNCY_CASTLE.setLevel(Level.OFF);
    }

    private Providers() {}

    /** One that has nothing, where Conscrypt is not built for this machine. */
    static Provider conscrypt() {
        return Conscrypt.isAvailable() ? Conscrypt.newProvider() : new Absent();
    }

    static Provider bouncyCastle() {
        return new BouncyCastleJsseProvider(new BouncyCastleProvider());
    }

    /** Stands where there is no provider. */
    static final class Absent extends Provider {
        private static final long serialVersionUID = 1;

        Absent() {
            super("absent", "0", "nothing");
        }
    }
}
