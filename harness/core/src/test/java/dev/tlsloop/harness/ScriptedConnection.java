package dev.tlsloop.harness;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.bio.MemoryBio;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Plays a script. After it, plain text goes over the wire as it is, and close_notify is one zero byte. */
final class ScriptedConnection implements Connection {
    static final byte CLOSE_NOTIFY = 0;

    private final Side side;
    private final ScriptedEndpoint endpoint;
    private final Deque<ScriptedSteps.Act> acts;
    private final MemoryBio incoming = new MemoryBio();
    private final MemoryBio outgoing = new MemoryBio();
    private final Set<ShutdownFlag> shutdown = EnumSet.noneOf(ShutdownFlag.class);
    private Optional<Negotiated> negotiated = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private @Nullable IoStatus end;

    ScriptedConnection(Side side, ScriptedEndpoint endpoint, ScriptedSteps scriptedSteps) {
        this.side = side;
        this.endpoint = endpoint;
        this.acts = new ArrayDeque<>(scriptedSteps.acts);
    }

    @Nullable IoStatus emit(String text) {
        outgoing.write(text.getBytes(StandardCharsets.ISO_8859_1));
        return null;
    }

    @Nullable IoStatus take(int count) {
        if (incoming.pending() < count) {
            return IoStatus.READ;
        }
        incoming.read(ByteBuffer.allocate(count));
        return null;
    }

    @Nullable IoStatus establish(Negotiated agreed) {
        negotiated = Optional.of(agreed);
        return null;
    }

    IoStatus refuse(Refusal why, IoStatus status) {
        refusal = Optional.of(why);
        end = status;
        return status;
    }

    IoStatus babble() {
        incoming.readAll();
        outgoing.write(new byte[] {'x'});
        return IoStatus.READ;
    }

    @Override
    public IoStatus handshake() {
        while (end == null && !acts.isEmpty()) {
            boolean before = negotiated.isPresent();
            IoStatus status = acts.peek().apply(this);
            if (status != null) {
                return status;
            }
            acts.poll();
            if (!before && negotiated.isPresent()) {
                return IoStatus.NOTHING;
            }
        }
        return end != null ? end : negotiated.isPresent() ? IoStatus.NOTHING : IoStatus.READ;
    }

    @Override
    public IoStatus write(ByteBuffer plain) {
        if (shutdown.contains(ShutdownFlag.SENT)) {
            return IoStatus.CLOSED;
        }
        ByteBuffer record = plain.slice().limit(Math.min(16_384, plain.remaining()));
        plain.position(plain.position() + outgoing.write(record));
        return IoStatus.NOTHING;
    }

    @Override
    public IoStatus read(ByteBuffer plain) {
        ByteBuffer unread = incoming.unread();
        while (plain.hasRemaining() && unread.hasRemaining() && unread.get(unread.position()) != CLOSE_NOTIFY) {
            plain.put(unread.get());
        }
        if (plain.position() > 0) {
            return IoStatus.NOTHING;
        }
        if (unread.hasRemaining() && plain.hasRemaining()) {
            unread.get();
            shutdown.add(ShutdownFlag.RECEIVED);
            return IoStatus.CLOSED;
        }
        return incoming.atEnd() ? IoStatus.EOF : IoStatus.READ;
    }

    @Override
    public IoStatus peek(ByteBuffer plain) {
        IoStatus status = handshake();
        if (status != IoStatus.NOTHING) {
            return status;
        }
        return incoming.atEnd() ? IoStatus.EOF : incoming.pending() > 0 ? IoStatus.NOTHING : IoStatus.READ;
    }

    @Override
    public IoStatus shutdown() {
        if (shutdown.add(ShutdownFlag.SENT)) {
            outgoing.write(new byte[] {CLOSE_NOTIFY});
        }
        return shutdown.contains(ShutdownFlag.RECEIVED) ? IoStatus.NOTHING : IoStatus.READ;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public Optional<Context> context() {
        return endpoint.serving.or(endpoint::context);
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public MemoryBio incoming() {
        return incoming;
    }

    @Override
    public MemoryBio outgoing() {
        return outgoing;
    }

    @Override
    public int pending() {
        return 0;
    }

    @Override
    public Set<ShutdownFlag> shutdownState() {
        return Set.copyOf(shutdown);
    }

    @Override
    public void shutdownState(Set<ShutdownFlag> state) {
        shutdown.clear();
        shutdown.addAll(state);
    }

    @Override
    public Optional<Refusal> refusal() {
        return refusal;
    }

    @Override
    public Optional<Negotiated> negotiated() {
        return negotiated;
    }

    @Override
    public List<X509Certificate> peerChain() {
        return List.of();
    }

    @Override
    public Optional<Session> session() {
        return endpoint.session;
    }

    @Override
    public Optional<ServerName> serverName() {
        return Optional.empty();
    }

    @Override
    public List<AlpnProtocol> offeredAlpn() {
        return List.of();
    }

    @Override
    public Optional<byte[]> clientRandom() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> serverRandom() {
        return Optional.empty();
    }

    @Override
    public void use(Context replacement) {
        throw unscripted();
    }

    @Override
    public IoStatus renegotiate() {
        throw unscripted();
    }

    @Override
    public boolean renegotiatePending() {
        return false;
    }

    @Override
    public int renegotiations() {
        return 0;
    }

    @Override
    public IoStatus updateKeys() {
        throw unscripted();
    }

    @Override
    public IoStatus want() {
        throw unscripted();
    }

    @Override
    public String protocolName() {
        throw unscripted();
    }

    @Override
    public String stateName() {
        throw unscripted();
    }

    @Override
    public List<CipherSuite> cipherList() {
        return List.of();
    }

    @Override
    public Optional<Credential> credential() {
        return Optional.empty();
    }

    @Override
    public List<X509Certificate> verifiedChain() {
        return List.of();
    }

    @Override
    public boolean asksForCertificate() {
        return false;
    }

    @Override
    public List<X500Principal> clientCaList() {
        return List.of();
    }

    @Override
    public Optional<byte[]> ocspResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> masterKey() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> finished() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> peerFinished() {
        return Optional.empty();
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length) {
        throw unscripted();
    }

    @Override
    public byte[] exportKeyingMaterial(String label, int length, byte[] context) {
        throw unscripted();
    }

    @Override
    public Optional<AlpnProtocol> nextProtocol() {
        return Optional.empty();
    }

    @Override
    public Optional<Object> appData() {
        return Optional.empty();
    }

    @Override
    public void appData(Object data) {
        throw unscripted();
    }

    private static UnsupportedOperationException unscripted() {
        return new UnsupportedOperationException("no script says what this does");
    }

    @Override
    public void close() {
        endpoint.log.add("close " + side);
        endpoint.onClose.run();
    }
}
