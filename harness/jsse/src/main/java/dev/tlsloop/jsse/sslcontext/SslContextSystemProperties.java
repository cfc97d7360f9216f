package dev.tlsloop.jsse.sslcontext;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import dev.tlsloop.jsse.provider.SslContextSource;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What SunJSSE reads from system properties, once, when an SSLContext is made, and what a declaration wants to decide for
 * itself. They are set for that moment alone, so that nobody else's SSLContext is likely to be made under them.
 */
public record SslContextSystemProperties(Map<String, String> values) {
    private static final String CLIENT_TICKETS = "jdk.tls.client.enableSessionTicketExtension";
    private static final String SERVER_TICKETS = "jdk.tls.server.enableSessionTicketExtension";
    private static final String STAPLING = "jdk.tls.client.enableStatusRequestExtension";

    /** Those of the declaration. */
    public static SslContextSystemProperties of(Context context) {
        return new SslContextSystemProperties(
                context.options().contains(Option.NO_TICKET)
                        ? Map.of(CLIENT_TICKETS, "false", SERVER_TICKETS, "false")
                        : Map.of());
    }

    /** Those of other providers stay as they are: nobody knows when they are read. */
    public SslContextSystemProperties with(StatusRequest statusRequest, ProviderCapabilities capabilities) {
        if (!capabilities.has(ProviderCapability.ASKS_BY_PROPERTY)) {
            return this;
        }
        Map<String, String> more = new HashMap<>(values);
        more.put(STAPLING, Boolean.toString(statusRequest == StatusRequest.ASKS));
        return new SslContextSystemProperties(more);
    }

    /** One at a time, with the properties put back at once. */
    SSLContext sslContext(SslContextSource source) throws GeneralSecurityException {
        synchronized (SslContextSystemProperties.class) {
            Map<String, Optional<String>> before = new HashMap<>();
            for (String name : values.keySet()) {
                before.put(name, Optional.ofNullable(System.getProperty(name)));
            }
            try {
                values.forEach(System::setProperty);
                return source.context();
            } finally {
                before.forEach((name, value) ->
                        value.ifPresentOrElse(was -> System.setProperty(name, was), () -> System.clearProperty(name)));
            }
        }
    }
}
