package dev.tlsloop.jsse.provider;

import dev.tlsloop.NamedGroup;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One JSSE provider. The JDK's own is written down; any other is probed, by what its engines do and never by its name.
 *
 * @param capabilities what it can do
 * @param groups how named groups are set on it, or why they cannot be
 * @param limits what it refuses
 */
public record JsseProvider(
        ProviderCapabilities capabilities,
        BiFunction<List<NamedGroup>, ProviderCapabilities, NamedGroupSetter> groups,
        ProviderLimits limits) {
    /** The provider of the JDK that runs this, SunJSSE. */
    public static JsseProvider ofTheJdk() {
        return SunJsse.PROVIDER;
    }

    /** How those groups are set on it. */
    public NamedGroupSetter groups(List<NamedGroup> chosen) {
        return groups.apply(chosen, capabilities);
    }

    /** Read when it is first needed. */
    private static final class SunJsse {
        static final JsseProvider PROVIDER = read();

        private static JsseProvider read() {
            SslContextSource source = SslContextSource.ofTheJdk();
            ProviderCapabilities capabilities = new ProviderCapabilities(
                    JsseEngineName.NAME,
                    JsseEngineName.text(),
                    "the JDK",
                    source,
                    SupportedParameters.of(source),
                    capability -> true);
            return new JsseProvider(capabilities, NamedGroupSetter::of, new SunJsseLimits(source));
        }
    }
}
