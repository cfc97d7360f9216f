package dev.tlsloop.jsse.engine;

import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.jsse.provider.JsseEngineName;
import dev.tlsloop.jsse.provider.JsseProvider;
import dev.tlsloop.spi.DefaultEndpoint;

/**
 * The JDK's TLS engine, SunJSSE: what a context runs on unless it names another.
 *
 * <pre>{@code
 * Party onTheJdk = client.on(Jsse.engine());
 * }</pre>
 *
 * <p>Public for {@link java.util.ServiceLoader}; write {@link dev.tlsloop.jsse.Jsse#engine()}.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/security/java-secure-socket-extension-jsse-reference-guide.html">
 *     JSSE reference guide</a>
 */
public final class JsseEngine implements Engine {
    /** The engine of the JDK that runs this. */
    public JsseEngine() {}

    @Override
    public String name() {
        return JsseEngineName.NAME;
    }

    @Override
    public boolean isDefault() {
        return true;
    }

    @Override
    public Availability availability() {
        return new Availability.Available(JsseEngineName.version());
    }

    @Override
    public Endpoint start(Context context) {
        return DefaultEndpoint.of(
                context,
                JsseEngineName.text(),
                declared -> JsseConnectionCoreFactory.start(declared, JsseProvider.ofTheJdk()));
    }
}
