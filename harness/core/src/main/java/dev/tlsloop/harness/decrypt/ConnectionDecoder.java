package dev.tlsloop.harness.decrypt;

import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.LineBytes;
import dev.tlsloop.wire.WireMessage;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder of both directions of a TLS 1.2 or 1.3 connection with its secrets. A record that no secret opens is an encrypted
 * record, as without keys, with the reason. It never throws on the bytes of a peer.
 */
public final class ConnectionDecoder {
    private final Map<WireMessage, LineBytes> bytes = new IdentityHashMap<>();
    private final DirectionDecoder client;
    private final DirectionDecoder server;

    /** Creates a decoder that has seen no byte, with the secrets of a key log. */
    public ConnectionDecoder(KeyLog keyLog) {
        this(DecryptionSecrets.of(keyLog));
    }

    /** Creates a decoder that has seen no byte, with the server's private key for RSA key exchange in TLS 1.2. */
    public ConnectionDecoder(PrivateKey privateKey) {
        this(DecryptionSecrets.of(privateKey));
    }

    private ConnectionDecoder(DecryptionSecrets secrets) {
        HandshakeState state = new HandshakeState();
        this.client = new DirectionDecoder(Side.CLIENT, secrets, state, bytes::put);
        this.server = new DirectionDecoder(Side.SERVER, secrets, state, bytes::put);
    }

    /** Decodes bytes that a side sent, and consumes them; the pieces of both sides come in the order of sending. */
    public List<WireMessage> read(Side sender, ByteBuffer piece) {
        return (sender == Side.CLIENT ? client : server).read(piece);
    }

    /** The bytes of a message that this decoder has read. */
    public Optional<LineBytes> bytesOf(WireMessage message) {
        return Optional.ofNullable(bytes.get(message));
    }
}
