package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Opening;
import dev.tlsloop.Protocol;
import dev.tlsloop.Refusal;
import dev.tlsloop.ServerName;
import dev.tlsloop.Session;
import dev.tlsloop.Shutdown;
import dev.tlsloop.Side;
import dev.tlsloop.Want;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The face of a {@link Conversation}: who may ask what, and when. */
final class EngineConnection implements Connection {
    private final EngineEndpoint endpoint;
    private final Side side;
    private final Opening opening;
    private final SingleUse use = new SingleUse();
    private final Conversation conversation;
    private boolean closed;

    EngineConnection(EngineEndpoint endpoint, Side side, Opening opening) {
        this.endpoint = endpoint;
        this.side = side;
        this.opening = opening;
        this.conversation = new Conversation(endpoint, this, side, opening);
    }

    @Override
    public Want handshake() {
        return operate(conversation::handshake);
    }

    @Override
    public Want write(ByteBuffer plain) {
        return operate(() -> conversation.write(plain));
    }

    @Override
    public Want read(ByteBuffer plain) {
        return operate(() -> conversation.read(plain));
    }

    @Override
    public Want peek(ByteBuffer plain) {
        return operate(() -> conversation.peek(plain));
    }

    @Override
    public Want shutdown() {
        return operate(conversation::shutDown);
    }

    @Override
    public int pending() {
        return conversation.pending();
    }

    @Override
    public Set<Shutdown> shutdownState() {
        return Set.copyOf(conversation.shutdownState());
    }

    @Override
    public void shutdownState(Set<Shutdown> state) {
        conversation.shutdownState().clear();
        conversation.shutdownState().addAll(state);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public Optional<Context> context() {
        return conversation.context();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public MemoryBio incoming() {
        return conversation.incoming();
    }

    @Override
    public MemoryBio outgoing() {
        return conversation.outgoing();
    }

    @Override
    public Optional<Refusal> refusal() {
        return conversation.refusal();
    }

    @Override
    public Optional<Negotiated> negotiated() {
        checkNotChoosing("negotiated()");
        return conversation.negotiated();
    }

    @Override
    public List<X509Certificate> peerChain() {
        checkNotChoosing("peerChain()");
        return conversation.machine().map(Machine::peerChain).orElse(List.of());
    }

    @Override
    public Optional<Session> session() {
        checkNotChoosing("session()");
        return closed ? Optional.empty() : conversation.machine().flatMap(Machine::session);
    }

    @Override
    public Optional<ServerName> serverName() {
        return side == Side.CLIENT ? opening.serverName() : conversation.facts().serverName();
    }

    @Override
    public List<Protocol> offeredAlpn() {
        return side == Side.CLIENT
                ? opening.alpn().orElseGet(() -> context().map(Context::alpn).orElse(List.of()))
                : conversation.facts().offeredAlpn();
    }

    @Override
    public Optional<byte[]> clientRandom() {
        return conversation.facts().clientHello().map(ClientHello::random);
    }

    @Override
    public Optional<byte[]> serverRandom() {
        checkNotChoosing("serverRandom()");
        return conversation.facts().serverHello().map(ServerHello::random);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversation.close();
        }
    }

    @Override
    public String toString() {
        return side + " on " + endpoint.engineText() + ", " + conversation.life();
    }

    private Want operate(Supplier<Want> operation) {
        checkNotChoosing("this operation");
        checkOpen();
        endpoint.checkOpen();
        use.begin(this);
        try (use) {
            return operation.get();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this " + side + " connection is closed; open another on its endpoint");
        }
    }

    private void checkNotChoosing(String operation) {
        if (conversation.life() == Conversation.Life.CHOOSING_CONTEXT) {
            throw new IllegalStateException(operation + " has no meaning in the server name callback: the handshake has"
                    + " only begun; ask context(), serverName(), offeredAlpn() or clientRandom()");
        }
    }
}
