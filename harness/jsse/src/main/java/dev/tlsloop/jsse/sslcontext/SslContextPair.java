package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * The SSLContexts of one started context. SunJSSE decides for a whole SSLContext whether its clients ask for a staple, so
 * there are two where both are wanted, which share no sessions; with another provider there is one.
 */
public final class SslContextPair {
    private final Context context;
    private final ProviderCapabilities capabilities;
    private final Function<StatusRequest, SSLContext> maker;
    private final Map<StatusRequest, SSLContext> made = new EnumMap<>(StatusRequest.class);

    public SslContextPair(
            Context context, ProviderCapabilities capabilities, Function<StatusRequest, SSLContext> maker) {
        this.context = context;
        this.capabilities = capabilities;
        this.maker = maker;
        usual();
    }

    /** The one that a server uses, and a client for which the declaration decides. */
    public SSLContext usual() {
        return of(StatusRequest.of(context, ConnectionSettings.none()));
    }

    /** The one for such a connection: that of the session which is to be resumed, else the one that asks as it says. */
    public SSLContext of(Side side, ConnectionSettings settings) {
        if (side == Side.SERVER) {
            return usual();
        }
        StatusRequest statusRequest = StatusRequest.of(context, settings);
        return settings.session().isPresent() ? ofSession(statusRequest, settings) : of(statusRequest);
    }

    private synchronized SSLContext ofSession(StatusRequest statusRequest, ConnectionSettings settings) {
        for (SSLContext ssl : made.values()) {
            if (settings.session().get() instanceof JsseSession session && session.ssl() == ssl) {
                return asking(statusRequest, ssl);
            }
        }
        return of(statusRequest);
    }

    private SSLContext asking(StatusRequest statusRequest, SSLContext ofSession) {
        if (statusRequest == StatusRequest.ASKS && of(statusRequest) != ofSession) {
            throw capabilities.refusal(
                    "withOcspRequest() with a session of a connection that asked for no staple",
                    "it keeps the sessions of clients that ask apart from those of others",
                    "ask in the first connection too, open without the session, or run it on the engine openssl");
        }
        return ofSession;
    }

    private synchronized SSLContext of(StatusRequest statusRequest) {
        StatusRequest which =
                capabilities.has(ProviderCapability.ASKS_BY_PROPERTY) ? statusRequest : StatusRequest.DOES_NOT_ASK;
        return made.computeIfAbsent(which, maker);
    }
}
