package dev.tlsloop.others;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

/** Sockets of other providers, which cannot go on after a read that found nothing, say so. */
class ForeignSocketsTest {
    private static final Authority CA = Authority.create("Root");
    private static final Context SERVER =
            Context.server().credential(CA.issue("localhost")).build();

    private static Loopback with(Provider provider) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(null, new TrustManager[] {Jsse.trustManager(CA)}, null);
        return Loopback.between(Jsse.endpoint(context.getSocketFactory()), SERVER);
    }

    @Test
    void whatBecomesOfConscrypt() throws Exception {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt is not built for this platform");
        System.out.println("CONSCRYPT " + with(Conscrypt.newProvider()).handshake());
    }

    @Test
    void whatBecomesOfBouncyCastle() throws Exception {
        System.out.println("BC " + with(new BouncyCastleJsseProvider(new BouncyCastleProvider())).handshake());
    }
}
