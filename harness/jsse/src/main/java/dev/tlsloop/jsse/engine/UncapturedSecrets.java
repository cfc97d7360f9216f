package dev.tlsloop.jsse.engine;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.spi.ExportsKeys;
import dev.tlsloop.spi.TellsSecrets;
import java.util.Optional;

/** The secrets of a context that did not ask for them, which is refused in one sentence. */
final class UncapturedSecrets implements TellsSecrets, ExportsKeys {
    @Override
    public Optional<byte[]> masterKey() {
        throw refused("masterKey()");
    }

    @Override
    public Optional<byte[]> finished() {
        throw refused("finished()");
    }

    @Override
    public Optional<byte[]> peerFinished() {
        throw refused("peerFinished()");
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        throw refused("exportKeyingMaterial(...)");
    }

    private static UnsupportedSettingException refused(String what) {
        return new UnsupportedSettingException(
                what,
                JsseEngine.text(),
                "the JDK keeps its secrets, unless they are captured from the start",
                "declare options(CAPTURE_SECRETS), or run it on the engine openssl");
    }
}
