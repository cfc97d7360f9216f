package dev.tlsloop.jsse.engine;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * The SSLContexts of one started context. SunJSSE decides for a whole SSLContext whether its clients ask for a staple, so
 * there are two where both are wanted, which share no sessions; with another provider there is one.
 */
final class StartedContexts {
    private final Context context;
    private final ProviderFacts facts;
    private final Function<Stapling, SSLContext> maker;
    private final Map<Stapling, SSLContext> made = new EnumMap<>(Stapling.class);

    StartedContexts(Context context, ProviderFacts facts, Function<Stapling, SSLContext> maker) {
        this.context = context;
        this.facts = facts;
        this.maker = maker;
        usual();
    }

    /** The one that a server uses, and a client for which the declaration decides. */
    SSLContext usual() {
        return of(Stapling.of(context, ConnectionSettings.none()));
    }

    /** The one for such a connection: that of the session which is to be resumed, else the one that asks as it says. */
    SSLContext of(Side side, ConnectionSettings settings) {
        if (side == Side.SERVER) {
            return usual();
        }
        Stapling stapling = Stapling.of(context, settings);
        return settings.session().isPresent() ? ofSession(stapling, settings) : of(stapling);
    }

    private synchronized SSLContext ofSession(Stapling stapling, ConnectionSettings settings) {
        for (SSLContext ssl : made.values()) {
            if (settings.session().get() instanceof JsseSession session && session.ssl() == ssl) {
                return asking(stapling, ssl);
            }
        }
        return of(stapling);
    }

    private SSLContext asking(Stapling stapling, SSLContext ofSession) {
        if (stapling == Stapling.ASKS && of(stapling) != ofSession) {
            throw facts.refused(
                    "requestingOcsp() with a session of a connection that asked for no staple",
                    "it keeps the sessions of clients that ask apart from those of others",
                    "ask in the first connection too, open without the session, or run it on the engine openssl");
        }
        return ofSession;
    }

    private synchronized SSLContext of(Stapling stapling) {
        Stapling which = facts.has(Trait.ASKS_BY_PROPERTY) ? stapling : Stapling.DOES_NOT_ASK;
        return made.computeIfAbsent(which, maker);
    }
}
