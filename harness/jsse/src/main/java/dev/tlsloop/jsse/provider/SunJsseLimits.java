package dev.tlsloop.jsse.provider;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import javax.net.ssl.SSLContext;

/** What the JDK's own provider is known not to do although JSSE has a call for it: nothing has to be tried. */
final class SunJsseLimits implements ProviderLimits {
    @Override
    public void check(
            Context context, SslParametersMapper settings, SSLContext ssl, ProviderCapabilities capabilities) {
        LegacyProtocols.check(context, capabilities);
    }

    @Override
    public void check(ConnectionSettings settings, Context context, SSLContext ssl, ProviderCapabilities capabilities) {
        if (context.verifiesHostName()) {
            UnsupportedConnectionSettings.checkOneName(settings);
        }
    }
}
