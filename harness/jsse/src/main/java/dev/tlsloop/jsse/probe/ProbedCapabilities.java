package dev.tlsloop.jsse.probe;

import dev.tlsloop.jsse.provider.JsseProvider;
import dev.tlsloop.jsse.provider.ProbeHandshake;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import dev.tlsloop.jsse.provider.SslContextSource;
import dev.tlsloop.jsse.provider.SupportedParameters;
import java.security.Provider;
import java.util.EnumMap;
import java.util.Map;

/** The capabilities of an unknown provider, each probed once, when it is first needed. */
final class ProbedCapabilities {
    private final SslContextSource source;
    private final ClientHelloProbe hellos;
    private final Map<ProviderCapability, Boolean> known = new EnumMap<>(ProviderCapability.class);

    private ProbedCapabilities(SslContextSource source, ClientHelloProbe hellos) {
        this.source = source;
        this.hellos = hellos;
    }

    static JsseProvider of(Provider provider, String engine) {
        SslContextSource source = new SslContextSource.Given(provider);
        SupportedParameters supportedParameters = SupportedParameters.of(source);
        ClientHelloProbe hellos = new ClientHelloProbe(supportedParameters.context());
        ProviderCapabilities capabilities = new ProviderCapabilities(
                engine,
                engine,
                provider.getName(),
                source,
                supportedParameters,
                new ProbedCapabilities(source, hellos)::has);
        return new JsseProvider(capabilities, new GroupProbe(hellos)::settings, new SettingsProbe(source));
    }

    private synchronized boolean has(ProviderCapability capability) {
        return known.computeIfAbsent(capability, this::probe);
    }

    private boolean probe(ProviderCapability capability) {
        return switch (capability) {
            case SENDS_NAMES_AS_GIVEN -> hellos.sendsNamesAsGiven();
            case ANSWERS_ITS_SERVER -> ProbeHandshake.answersItsServer(source);
            case ANSWERS_ITS_CLIENT -> ProbeHandshake.answersItsClient(source);
            case FORGETS_SESSIONS -> ProbeHandshake.forgetsSessions(source);
            case FOLLOWS_THE_CLIENTS_ORDER -> ProbeHandshake.followsTheClientsOrder(source);
            case REFUSES_BY_SELECTOR -> ProbeHandshake.refusesBySelector(source);
            // Access to the JDK's own classes, which no other engine has, and what no probe can show.
            case JUDGED_BY_THE_JDK, SHOWS_SECRETS, HOLDS_NOTHING, ASKS_BY_PROPERTY, SHOWS_STAPLES_OF_TLS_1_3 -> false;
        };
    }
}
