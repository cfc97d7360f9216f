package dev.tlsloop.jsse.provider;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import javax.net.ssl.SSLContext;

/** Refuses, in one sentence each, the settings that a provider ignores although JSSE has a call for them. */
public interface ProviderLimits {
    /** Checks a context that is about to start. */
    void check(Context context, SslParametersMapper settings, SSLContext ssl, ProviderCapabilities capabilities);

    /** Checks the settings of a client's connection that is about to open. */
    void check(ConnectionSettings settings, Context context, SSLContext ssl, ProviderCapabilities capabilities);
}
