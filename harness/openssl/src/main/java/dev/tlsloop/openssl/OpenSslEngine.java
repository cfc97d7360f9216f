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
 * The engine {@code openssl}: the system's libssl 3.
 *
 * <pre>{@code
 * Party onOpenSsl = client.on(OpenSsl.engine());
 * }</pre>
 *
 * <p>Public for {@link java.util.ServiceLoader}; write {@link OpenSsl#engine()}. It is never chosen by itself.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public final class OpenSslEngine implements Engine {
    private final Supplier<LibraryAvailability> installation;

    /** The engine on the libraries of this machine, which are loaded when they are first needed. */
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
