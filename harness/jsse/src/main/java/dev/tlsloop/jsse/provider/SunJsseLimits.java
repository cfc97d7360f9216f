package dev.tlsloop.jsse.provider;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import javax.net.ssl.SSLContext;

/** The known limits of SunJSSE: settings that it ignores although JSSE has a call for them. */
final class SunJsseLimits implements ProviderLimits {
    private final ChainLengthLimit chains;

    SunJsseLimits(SslContextSource source) {
        this.chains = new ChainLengthLimit(source);
    }

    @Override
    public void check(
            Context context, SslParametersMapper settings, SSLContext ssl, ProviderCapabilities capabilities) {
        LegacyProtocols.check(context, capabilities);
        chains.check(context, capabilities);
        context.serverNames().keySet().stream()
                .filter(name -> !HostNameSyntax.isReadable(name))
                .findFirst()
                .ifPresent(name -> {
                    throw HostNameSyntax.refusal("onServerName(\"" + name + "\", ...)", capabilities);
                });
    }

    @Override
    public void check(ConnectionSettings settings, Context context, SSLContext ssl, ProviderCapabilities capabilities) {
        if (context.verifiesHostName()) {
            UnsupportedConnectionSettings.checkOneName(settings);
            settings.verifyName()
                    .filter(name -> !HostNameSyntax.isReadable(name))
                    .ifPresent(name -> {
                        throw HostNameSyntax.refusal("a connection that verifies the name " + name, capabilities);
                    });
        }
    }
}
