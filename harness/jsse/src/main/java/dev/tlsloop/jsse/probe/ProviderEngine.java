package dev.tlsloop.jsse.probe;

import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.jsse.engine.JsseConnectionCoreFactory;
import dev.tlsloop.jsse.provider.JsseEngineName;
import dev.tlsloop.jsse.provider.JsseProvider;
import dev.tlsloop.spi.DefaultEndpoint;
import java.security.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSSE provider that the user has given, running declarations; it is asked what it can when the first one starts. */
public final class ProviderEngine implements Engine {
    private final Provider provider;
    private @Nullable JsseProvider probed;

    public ProviderEngine(Provider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return JsseEngineName.NAME + " (" + version() + ")";
    }

    @Override
    public Availability availability() {
        return provider.getService("SSLContext", "TLS") == null
                ? new Availability.Missing(
                        "the provider " + version() + " has no SSLContext for TLS",
                        "give a JSSE provider, such as new BouncyCastleJsseProvider(new BouncyCastleProvider())"
                                + " or Conscrypt.newProvider()")
                : new Availability.Available(version());
    }

    @Override
    public Endpoint start(Context context) {
        if (availability() instanceof Availability.Missing missing) {
            throw new IllegalStateException(
                    "the engine " + name() + " cannot run: " + missing.why() + "; " + missing.remedy());
        }
        JsseProvider known = probed();
        return DefaultEndpoint.of(context, name(), declared -> JsseConnectionCoreFactory.start(declared, known));
    }

    @Override
    public String toString() {
        return name();
    }

    private synchronized JsseProvider probed() {
        JsseProvider known = probed;
        if (known == null) {
            known = ProbedCapabilities.of(provider, name());
            probed = known;
        }
        return known;
    }

    /** A release is told by the jar; what a provider says about itself has stood still in Conscrypt. */
    private String version() {
        return provider.getName() + " "
                + Optional.ofNullable(provider.getClass().getPackage())
                        .map(Package::getImplementationVersion)
                        .orElseGet(provider::getVersionStr);
    }
}
