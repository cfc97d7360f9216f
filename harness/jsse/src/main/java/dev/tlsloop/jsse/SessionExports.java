package dev.tlsloop.jsse;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.spi.ExportsKeys;
import dev.tlsloop.spi.TellsSecrets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an engine that cannot be observed: none is told, and key material is exported where the session has the
 * call for it that JSSE has from JDK 25 on.
 */
record SessionExports(SSLEngine engine, ProviderFacts facts) implements TellsSecrets, ExportsKeys {
    /** Looked up because this is compiled for 17. */
    private static final Optional<Method> EXPORT = Stream.of(ExtendedSSLSession.class.getMethods())
            .filter(m -> m.getName().equals("exportKeyingMaterialData"))
            .findFirst();

    @Override
    public Optional<byte[]> masterKey() {
        throw untold("masterKey()");
    }

    @Override
    public Optional<byte[]> finished() {
        throw untold("finished()");
    }

    @Override
    public Optional<byte[]> peerFinished() {
        throw untold("peerFinished()");
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        if (EXPORT.isPresent() && engine.getSession() instanceof ExtendedSSLSession session) {
            return exported(EXPORT.get(), session, label, length, context.orElse(null));
        }
        throw unexported();
    }

    private byte[] exported(
            Method export, ExtendedSSLSession session, String label, int length, byte @Nullable [] context) {
        try {
            return (byte[]) export.invoke(session, label, context, length);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnsupportedOperationException) {
                throw unexported();
            }
            throw new IllegalStateException(
                    "nothing is exported for \"" + label + "\": " + e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("ExtendedSSLSession.exportKeyingMaterialData is not accessible", e);
        }
    }

    private UnsupportedSettingException unexported() {
        return facts.refused(
                "exportKeyingMaterial(...)",
                "its session does not export, for which JSSE has a call from JDK 25 on",
                "run it on the engine jsse with options(CAPTURE_SECRETS), or on the engine openssl");
    }

    private UnsupportedSettingException untold(String what) {
        return facts.refused(
                what,
                facts.subject() + " keeps its secrets",
                "run it on the engine jsse with options(CAPTURE_SECRETS), or on the engine openssl");
    }
}
