package dev.tlsloop.harness.decrypt;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ExtensionType;
import dev.tlsloop.wire.ServerHello;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hellos of the current handshake and the hash of its messages, which both directions share. */
final class HandshakeState {
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private final HandshakeHash messages = new HandshakeHash();
    private @Nullable ClientHello clientHello;
    private @Nullable ServerHello serverHello;
    private byte @Nullable [] master;
    private boolean renegotiating;

    /** Begins a handshake, unless this is the second hello after a HelloRetryRequest. */
    void begin(ClientHello hello) {
        boolean isRetry = serverHello != null && serverHello.isHelloRetryRequest();
        if (!isRetry) {
            messages.reset();
            renegotiating = serverHello != null;
        }
        clientHello = hello;
        serverHello = null;
        master = null;
    }

    void answer(ServerHello hello) {
        serverHello = hello;
        if (hello.isHelloRetryRequest()) {
            messages.replaceFirstHello(BulkCipher.of(new CipherSuite(hello.cipherSuite()))
                    .map(BulkCipher::hash)
                    .orElse(HashFunction.SHA_256));
        }
    }

    /** Adds a message to the transcript that Finished depends on. */
    void add(byte[] message) {
        messages.add(message);
    }

    byte[] hashOfMessages(HashFunction hash) {
        return messages.with(hash);
    }

    /** Sets the master secret of TLS 1.2 that a private key gave. */
    void learn(byte[] masterSecret) {
        master = masterSecret;
    }

    Optional<byte[]> master() {
        return Optional.ofNullable(master);
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

    /** The negotiated suite; empty before the ServerHello. */
    Optional<CipherSuite> suite() {
        return serverHello().map(hello -> new CipherSuite(hello.cipherSuite()));
    }

    /** The record protection of the suite, if the JDK has its cipher and the suite is one of the version. */
    Optional<BulkCipher> cipher() {
        return suite().filter(suite -> version() != TLS_1_3 || suite.minVersion() == TlsVersion.TLS_1_3)
                .flatMap(BulkCipher::of);
    }

    boolean offersEarlyData() {
        return clientHello().stream()
                .flatMap(hello -> hello.extensions().stream())
                .anyMatch(extension -> extension.type() == ExtensionType.EARLY_DATA);
    }

    /** Whether this is not the first handshake of the connection. */
    boolean isRenegotiation() {
        return renegotiating;
    }

    /** Whether the server resumes a session of the client. */
    boolean isResumption() {
        return clientHello != null && serverHello != null && serverHello.resumes(clientHello);
    }
}
