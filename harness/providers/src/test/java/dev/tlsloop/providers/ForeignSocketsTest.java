package dev.tlsloop.providers;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.jsse.Jsse;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

/** Socket factories of other providers, which are refused if their sockets cannot continue after an empty read. */
class ForeignSocketsTest {
    private static final Authority CA = Authority.create("Root");
    private static final Context SERVER =
            Context.server().credential(CA.issue("localhost")).build();

    private static Loopback with(Provider provider, Trust trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(null, new TrustManager[] {Jsse.trustManager(trust)}, null);
        return Loopback.between(Jsse.endpoint(context.getSocketFactory()), SERVER);
    }

    private static Provider bouncyCastle() {
        return new BouncyCastleJsseProvider(new BouncyCastleProvider());
    }

    @Test
    void bouncyCastlesSocketsGoOn() throws GeneralSecurityException {
        assertThat(with(bouncyCastle(), CA).handshake()).succeeded();
    }

    @Test
    void bouncyCastlesSocketsRefuseAStranger() throws GeneralSecurityException {
        assertThat(with(bouncyCastle(), Authority.create("Strangers root")).handshake())
                .failedOn(Side.CLIENT)
                .because(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void conscryptsSocketsGiveUp() throws GeneralSecurityException {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt is not built for this platform");
        Loopback loopback = with(Conscrypt.newProvider(), CA);
        assertEquals(
                "an SSLSocketFactory whose sockets are of the class org.conscrypt.Java8EngineSocket cannot be honoured by"
                        + " the engine jsse: they give up where a read has to wait, and there is no thread that could wait;"
                        + " bring the SSLContext behind it to Jsse.endpoint(...)",
                assertThrows(UnsupportedSettingException.class, loopback::handshake)
                        .getMessage());
    }
}
