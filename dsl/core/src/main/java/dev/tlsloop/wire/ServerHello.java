package dev.tlsloop.wire;

import java.util.List;
import java.util.OptionalInt;

/** placeholder. */
public record ServerHello(
        int legacyVersion, byte[] random, byte[] sessionId, int cipherSuite, List<Extension> extensions) {
    public boolean isHelloRetryRequest() {
        return false;
    }

    public int version() {
        return legacyVersion;
    }

    public OptionalInt keyShareGroup() {
        return OptionalInt.empty();
    }

    public boolean acceptsPreSharedKey() {
        return false;
    }
}
