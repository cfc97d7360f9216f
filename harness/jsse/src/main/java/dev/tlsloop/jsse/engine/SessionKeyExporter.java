package dev.tlsloop.jsse.engine;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.spi.KeyingMaterialExporter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an engine that cannot be observed: none is told, and key material is exported where the session answers
 * the call that JSSE has from JDK 25 on, or the provider has one of its own.
 */
record SessionKeyExporter(SSLEngine engine, ProviderCapabilities capabilities) implements KeyingMaterialExporter {
    /** Looked up because this is compiled for 17. */
    private static final Optional<Method> EXPORT = Stream.of(ExtendedSSLSession.class.getMethods())
            .filter(m -> m.getName().equals("exportKeyingMaterialData"))
            .findFirst();

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        byte[] given = context.orElse(null);
        return EXPORT.filter(export -> engine.getSession() instanceof ExtendedSSLSession)
                .flatMap(export -> export(label, export, engine.getSession(), label, given, length))
                .or(() -> ofConscrypt().flatMap(export -> export(label, export, engine, engine, label, given, length)))
                .orElseThrow(this::unexported);
    }

    /** Conscrypt has a call of its own, where its classes are. */
    private Optional<Method> ofConscrypt() {
        try {
            return Optional.of(Class.forName(
                            "org.conscrypt.Conscrypt", false, engine.getClass().getClassLoader())
                    .getMethod("exportKeyingMaterial", SSLEngine.class, String.class, byte[].class, int.class));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Empty where it is not for this engine: JSSE's call is not implemented, or Conscrypt's is given another's engine. */
    private static Optional<byte[]> export(String label, Method export, Object on, @Nullable Object... arguments) {
        try {
            return Optional.of((byte[]) export.invoke(on, arguments));
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof UnsupportedOperationException || cause instanceof IllegalArgumentException) {
                return Optional.empty();
            }
            throw nothing(label, cause);
        } catch (IllegalAccessException e) {
            throw nothing(label, e);
        }
    }

    private static IllegalStateException nothing(String label, Throwable cause) {
        return new IllegalStateException(
                "nothing is exported for \"" + label + "\": " + cause.getMessage() + "; ask for another", cause);
    }

    private UnsupportedSettingException unexported() {
        return capabilities.refusal(
                "exportKeyingMaterial(...)",
                capabilities.subject() + " does not export, for which JSSE has a call from JDK 25 on",
                "run it on the engine jsse with options(CAPTURE_SECRETS), or on the engine openssl");
    }
}
