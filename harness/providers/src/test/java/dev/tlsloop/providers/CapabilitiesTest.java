package dev.tlsloop.providers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tlsloop.Availability;
import dev.tlsloop.Engine;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of supported settings in {@code docs/engines.md}, compared with the answers of the engines. */
class CapabilitiesTest {
    private static Map<String, Engine> engines() {
        Map<String, Engine> engines = new LinkedHashMap<>();
        engines.put("SunJSSE", Jsse.engine());
        engines.put("Conscrypt", Providers.CONSCRYPT);
        engines.put("BCJSSE", Providers.BCJSSE);
        engines.put("OpenSSL", OpenSsl.engine());
        return engines;
    }

    @Test
    void thePageSaysWhatNettySays() throws IOException {
        assumeTrue(io.netty.handler.ssl.OpenSsl.isAvailable(), "Netty's BoringSSL is not built for this CPU");
        Map<String, SslProvider> providers = new LinkedHashMap<>();
        providers.put("Netty on the JDK", SslProvider.JDK);
        providers.put("Netty on BoringSSL", SslProvider.OPENSSL_REFCNT);
        EnginesPage.assertSays("What a Netty SslContext supports, on", NettyCapabilities.markdown(providers));
    }

    @Test
    void thePageSaysWhatTheEnginesSay() throws IOException {
        Map<String, Engine> engines = engines();
        engines.forEach((name, engine) ->
                assumeTrue(engine.availability() instanceof Availability.Available, name + " is not available here"));
        EnginesPage.assertSays("What each engine supports, on", Capabilities.markdown(engines));
    }
}
