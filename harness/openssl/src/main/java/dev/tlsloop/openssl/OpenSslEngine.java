package dev.tlsloop.openssl;

import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.openssl.engine.OpenSslConnectionCoreFactory;
import dev.tlsloop.openssl.settings.EngineName;
import dev.tlsloop.spi.DefaultEndpoint;
import java.util.function.Supplier;

/**
 * The {@code openssl} engine, for {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * Party onOpenSsl = client.on(OpenSsl.engine());
 * }</pre>
 *
 * <p>Use {@link OpenSsl#engine()} in code. A context runs on this engine only if it names it.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public final class OpenSslEngine implements Engine {
    private final Supplier<LibraryAvailability> installation;

    /** Creates the engine; it loads the libraries when it first needs them. */
    public OpenSslEngine() {
        this(LibraryAvailability::ofThisProcess);
    }

    OpenSslEngine(Supplier<LibraryAvailability> installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return EngineName.OPENSSL;
    }

    @Override
    public Availability availability() {
        return installation.get().availability();
    }

    @Override
    public Endpoint start(Context context) {
        String version = installation.get().required().version();
        return DefaultEndpoint.of(context, EngineName.OPENSSL + " " + version, OpenSslConnectionCoreFactory::start);
    }
}
