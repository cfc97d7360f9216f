package dev.tlsloop.harness.decrypt;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.HandshakeType;
import dev.tlsloop.wire.ServerHello;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hellos of the current handshake and its messages, which both directions share. */
final class HandshakeState {
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private @Nullable ClientHello clientHello;
    private @Nullable ServerHello serverHello;

    /** Begins a handshake, unless this is the second hello after a HelloRetryRequest. */
    void begin(ClientHello hello) {
        boolean isRetry = serverHello != null && serverHello.isHelloRetryRequest();
        if (!isRetry) {
            messages.reset();
        }
        clientHello = hello;
        serverHello = null;
    }

    void answer(ServerHello hello) {
        serverHello = hello;
        if (hello.isHelloRetryRequest()) {
            replaceFirstHello();
        }
    }

    /** Adds a message to the transcript that Finished depends on. */
    void add(byte[] message) {
        messages.writeBytes(message);
    }

    byte[] messages() {
        return messages.toByteArray();
    }

    Optional<ClientHello> clientHello() {
        return Optional.ofNullable(clientHello);
    }

    /** The ServerHello; empty before it, and after a HelloRetryRequest. */
    Optional<ServerHello> serverHello() {
        return Optional.ofNullable(serverHello).filter(hello -> !hello.isHelloRetryRequest());
    }

    /** The negotiated version as on the wire; 0 before the ServerHello. */
    int version() {
        return serverHello().map(ServerHello::version).orElse(0);
    }

    /** The record protection of the suite, if the JDK has its cipher. */
    Optional<BulkCipher> cipher() {
        return serverHello().flatMap(hello -> BulkCipher.of(new CipherSuite(hello.cipherSuite())));
    }

    /** RFC 8446, 4.4.1: the first ClientHello counts by its hash. */
    private void replaceFirstHello() {
        try {
            HashFunction hash = BulkCipher.of(new CipherSuite(serverHello == null ? 0 : serverHello.cipherSuite()))
                    .map(BulkCipher::hash)
                    .orElse(HashFunction.SHA_256);
            byte[] first = hash.of(messages());
            messages.reset();
            messages.writeBytes(new byte[] {(byte) HandshakeType.MESSAGE_HASH, 0, 0, (byte) first.length});
            messages.writeBytes(first);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks a hash function of TLS: " + e.getMessage(), e);
        }
    }
}
