package dev.tlsloop.jsse.engine;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import javax.net.ssl.SSLContext;

/** What the JDK's own provider is known not to do although JSSE has a call for it: nothing has to be tried. */
final class KnownLimits implements ProviderFacts.Trial {
    @Override
    public void check(Context context, EngineSettings settings, SSLContext ssl, ProviderFacts facts) {
        LegacyProtocols.check(context, facts);
    }

    @Override
    public void check(ConnectionSettings settings, Context context, SSLContext ssl, ProviderFacts facts) {
        if (context.verifiesHostName()) {
            OpeningSettings.checkOneName(settings);
        }
    }
}
