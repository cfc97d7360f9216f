package dev.tlsloop.jsse.engine;

import dev.tlsloop.Connection;
import dev.tlsloop.KeyLogCallback;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.jsse.keylog.ConnectionSecrets;
import dev.tlsloop.jsse.keylog.SecretObserver;
import dev.tlsloop.jsse.managers.StepScope;
import dev.tlsloop.spi.KeyMaterial;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Emits the captured secrets of one connection to its key log callback, and answers questions about them. */
final class KeyLogEmitter implements KeyMaterial {
    private final ConnectionSecrets secrets;
    private final List<KeyLogCallback> hearing;
    private final Connection connection;
    private @Nullable Refusal rejection;

    KeyLogEmitter(ConnectionSecrets secrets, List<KeyLogCallback> hearing, Connection connection) {
        this.secrets = secrets;
        this.hearing = List.copyOf(hearing);
        this.connection = connection;
    }

    /** Those steps, observed. */
    StepScope around(StepScope steps) {
        return new StepScope() {
            private @Nullable SecretObserver before;

            @Override
            public void enter() {
                steps.enter();
                before = SecretObserver.enter(secrets);
            }

            @Override
            public void leave() {
                SecretObserver.leave(before);
                steps.leave();
            }
        };
    }

    /** Before each step. */
    void arriving(Side sender, ByteBuffer unread) {
        secrets.arriving(sender, unread);
    }

    void observe(Side sender, ByteBuffer bytes, int from, int to) {
        secrets.observe(sender, bytes, from, to);
    }

    /** After each step: tells what has proven itself by it. */
    void emit() {
        secrets.settle();
        if (!hearing.isEmpty() && rejection == null) {
            connection.clientRandom().map(secrets::lines).stream()
                    .flatMap(lines -> lines.stream())
                    .forEach(this::tell);
        }
    }

    private void tell(String line) {
        try {
            if (rejection == null) {
                hearing.forEach(hears -> hears.onKeyLog(connection, line));
            }
        } catch (Throwable e) {
            rejection = Refusal.thrownBy("key log callback", e);
        }
    }

    /** The exception of the callback, as a refusal. */
    Optional<Refusal> rejection() {
        return Optional.ofNullable(rejection);
    }

    @Override
    public Optional<byte[]> masterKey() {
        return secrets.masterKey();
    }

    @Override
    public Optional<byte[]> finished() {
        return secrets.finished(connection.side());
    }

    @Override
    public Optional<byte[]> peerFinished() {
        return secrets.finished(connection.side().peer());
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, Optional<byte[]> context) {
        TlsVersion version = connection.negotiated().orElseThrow().version();
        if (length == 0 && version != TlsVersion.TLS_1_3) {
            throw new IllegalStateException("no 0 bytes are exported for \"" + label + "\" in " + version
                    + ", as on OpenSSL; ask for another length");
        }
        byte[] randoms = ByteBuffer.allocate(64)
                .put(connection.clientRandom().orElseThrow())
                .put(connection.serverRandom().orElseThrow())
                .array();
        return secrets.export(label, length, context, randoms)
                .orElseThrow(() -> new IllegalStateException("nothing is exported for \"" + label + "\": no secret of"
                        + " this connection has proven itself, as after a renegotiation or where its session came from"
                        + " elsewhere; make a full handshake, or run it on the engine openssl"));
    }
}
