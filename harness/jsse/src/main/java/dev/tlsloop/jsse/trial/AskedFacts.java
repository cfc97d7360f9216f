package dev.tlsloop.jsse.trial;

import dev.tlsloop.jsse.engine.ContextSource;
import dev.tlsloop.jsse.engine.Offer;
import dev.tlsloop.jsse.engine.ProviderFacts;
import dev.tlsloop.jsse.engine.Trait;
import java.security.Provider;
import java.util.EnumMap;
import java.util.Map;

/** Finds out what a provider can that nobody has written anything down about: each trait once, when it matters. */
final class AskedFacts {
    private final ContextSource source;
    private final HelloTrial hellos;
    private final Map<Trait, Boolean> known = new EnumMap<>(Trait.class);

    private AskedFacts(ContextSource source, HelloTrial hellos) {
        this.source = source;
        this.hellos = hellos;
    }

    static ProviderFacts of(Provider provider, String engine) {
        ContextSource source = new ContextSource.Given(provider);
        Offer offer = Offer.of(source);
        HelloTrial hellos = new HelloTrial(offer.context());
        return new ProviderFacts(
                engine,
                engine,
                provider.getName(),
                source,
                offer,
                new AskedFacts(source, hellos)::has,
                new GroupsTrial(hellos)::settings,
                new SettingsTrial(source));
    }

    private synchronized boolean has(Trait trait) {
        return known.computeIfAbsent(trait, this::tried);
    }

    private boolean tried(Trait trait) {
        return switch (trait) {
            case SENDS_NAMES_AS_GIVEN -> hellos.sendsNamesAsGiven();
            case ANSWERS_ITS_SERVER -> TrialHandshake.answersItsServer(source);
            case ANSWERS_ITS_CLIENT -> TrialHandshake.answersItsClient(source);
            case FORGETS_SESSIONS -> TrialHandshake.forgetsSessions(source);
            case FOLLOWS_THE_CLIENTS_ORDER -> TrialHandshake.followsTheClientsOrder(source);
            case REFUSES_BY_SELECTOR -> TrialHandshake.refusesBySelector(source);
            // Ways into the JDK's own classes, which nobody else's engine offers, and what no trial can tell.
            case JUDGED_BY_THE_JDK, SHOWS_SECRETS, HOLDS_NOTHING, ASKS_BY_PROPERTY, SHOWS_STAPLES_OF_TLS_1_3 -> false;
        };
    }
}
