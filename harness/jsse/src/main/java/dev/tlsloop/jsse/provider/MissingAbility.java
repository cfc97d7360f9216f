package dev.tlsloop.jsse.provider;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.spi.KeyMaterial;
import dev.tlsloop.spi.KeyingMaterialExporter;

/** The refusal of a question or an operation for which JSSE, or one of its providers, has no call. */
@FunctionalInterface
public interface MissingAbility {
    /** The refusal by any JSSE engine. */
    MissingAbility NO_CALL = (ability, question, engine) ->
            new UnsupportedSettingException(question, engine, "it offers no way to", "run it on the engine openssl");

    /** The refusal of that question, which needs that ability, by that engine. */
    UnsupportedSettingException refusal(Class<?> ability, String question, String engine);

    /** The refusal by the JDK's own provider where secrets are not captured. */
    static MissingAbility ofTheJdk() {
        return (ability, question, engine) -> isSecret(ability)
                ? new UnsupportedSettingException(
                        question,
                        engine,
                        "the JDK keeps its secrets, unless they are captured from the start",
                        "declare options(CAPTURE_SECRETS), or run it on the engine openssl")
                : NO_CALL.refusal(ability, question, engine);
    }

    /** The refusal by another provider, whose secrets are never shown. */
    static MissingAbility of(ProviderCapabilities capabilities) {
        return (ability, question, engine) -> isSecret(ability)
                ? capabilities.refusal(
                        question,
                        capabilities.subject() + " keeps its secrets",
                        "run it on the engine jsse with options(CAPTURE_SECRETS), or on the engine openssl")
                : NO_CALL.refusal(ability, question, engine);
    }

    private static boolean isSecret(Class<?> ability) {
        return ability == KeyMaterial.class || ability == KeyingMaterialExporter.class;
    }
}
