package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import java.util.function.Predicate;

/**
 * What one JSSE provider is called and what it can. That of the JDK's own is written down; any other provider is asked,
 * by what its engines do and never by its name.
 *
 * @param engine the name of the engine
 * @param text the same with a version, for reports
 * @param subject who cannot do something, in a sentence
 * @param source where its SSLContexts come from
 * @param supportedParameters what it has, and what of it is on
 * @param traits what it does beyond what JSSE lets one ask
 */
public record ProviderCapabilities(
        String engine,
        String text,
        String subject,
        SslContextSource source,
        SupportedParameters supportedParameters,
        Predicate<ProviderCapability> traits) {
    public boolean has(ProviderCapability capability) {
        return traits.test(capability);
    }

    /** Why it lacks what JSSE has no call for: as told of the JDK, of which more is known, or the same for all. */
    String lacking(String ofTheJdk) {
        return source instanceof SslContextSource.Named ? ofTheJdk : "JSSE has no call for it";
    }

    /** Refuses a staple where nobody could tell one that is not shown from one that did not come. */
    public void checkStaples(String setting, Context context) {
        if (context.protocols().contains(TlsVersion.TLS_1_3) && !has(ProviderCapability.SHOWS_STAPLES_OF_TLS_1_3)) {
            throw refusal(
                    setting + " with TLS 1.3",
                    "whether " + subject + " shows what was stapled in TLS 1.3 cannot be tried",
                    "declare versions(TLS_1_2, TLS_1_2), or run it on the engine jsse or openssl");
        }
    }

    public UnsupportedSettingException refusal(String setting, String why, String remedy) {
        return new UnsupportedSettingException(setting, engine, why, remedy);
    }
}
