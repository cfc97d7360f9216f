package dev.tlsloop.others;

import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** The two providers as engines; neither is registered with the JDK. */
final class Providers {
    static final Engine CONSCRYPT = Jsse.engine(Conscrypt.newProvider());
    static final Engine BCJSSE = Jsse.engine(new BouncyCastleJsseProvider(new BouncyCastleProvider()));

    private Providers() {}
}
