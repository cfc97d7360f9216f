package dev.tlsloop.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** placeholder. */
public record ClientHello(
        int legacyVersion, byte[] random, byte[] sessionId, List<Integer> cipherSuites, List<Extension> extensions) {
    public static Reading<ClientHello> read(ByteBuffer input) {
        return new Reading.Incomplete<>();
    }

    public Optional<byte[]> serverName() {
        return Optional.empty();
    }

    public List<byte[]> alpn() {
        return List.of();
    }

    public List<Integer> supportedVersions() {
        return List.of();
    }

    public List<Integer> supportedGroups() {
        return List.of();
    }

    public List<Integer> keyShareGroups() {
        return List.of();
    }

    public List<Integer> signatureSchemes() {
        return List.of();
    }
}
