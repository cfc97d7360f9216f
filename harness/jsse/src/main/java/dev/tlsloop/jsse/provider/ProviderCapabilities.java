package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import java.util.function.Predicate;

/**
 * The name and the capabilities of one JSSE provider. SunJSSE's are known; those of any other are probed.
 *
 * @param engine the name of the engine
 * @param text the same with a version, for reports
 * @param subject its name as the subject of a sentence
 * @param source the source of its SSLContexts
 * @param supportedParameters its supported and its enabled parameters
 * @param traits the capabilities for which JSSE has no query
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

    /** Refuses a staple where one that the provider hides cannot be told from one that was not sent. */
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
