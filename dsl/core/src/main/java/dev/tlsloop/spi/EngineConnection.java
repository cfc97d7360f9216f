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
import dev.tlsloop.spi.Step.Signal;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.Reading;
import dev.tlsloop.wire.ServerHello;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection's life, written once for every engine: BIOs, wants, server names, shutdown, misuse. */
final class EngineConnection implements Connection {
    private static final int MOST_PLAINTEXT = 16384;

    private enum Life {
        AWAITING_HELLO,
        CHOOSING_CONTEXT,
        HANDSHAKING,
        ESTABLISHED,
        REFUSED
    }

    private final EngineEndpoint endpoint;
    private final Side side;
    private final Opening opening;
    private final MemoryBio incoming = new MemoryBio();
    private final MemoryBio outgoing = new MemoryBio();
    private final HelloFacts facts = new HelloFacts();
    private final Set<Shutdown> shutdown = EnumSet.noneOf(Shutdown.class);
    private final HeldText held = new HeldText();
    private final SingleUse use = new SingleUse();
    private Optional<Context> context;
    private Life life;
    private @Nullable Machine machine;
    private @Nullable Refusal refusal;
    private @Nullable Negotiated negotiated;
    private boolean closed;

    EngineConnection(EngineEndpoint endpoint, Side side, Opening opening) {
        this.endpoint = endpoint;
        this.side = side;
        this.opening = opening;
        this.context = endpoint.context();
        if (side == Side.SERVER && endpoint.choosesByServerName()) {
            life = Life.AWAITING_HELLO;
        } else {
            life = Life.HANDSHAKING;
            machine = endpoint.factory(context).machine(side, opening, this);
        }
    }

    @Override
    public Want handshake() {
        begin();
        try (use) {
            return handshaken();
        }
    }

    @Override
    public Want write(ByteBuffer plain) {
        begin();
        try (use) {
            Want ready = shutdown.contains(Shutdown.SENT) ? Want.CLOSED : handshaken();
            return ready == Want.NOTHING && plain.hasRemaining() ? sent(plain) : ready;
        }
    }

    @Override
    public Want read(ByteBuffer plain) {
        begin();
        try (use) {
            return received(plain);
        }
    }

    @Override
    public Want peek(ByteBuffer plain) {
        begin();
        try (use) {
            Want want = held.isEmpty() ? fetched(null) : Want.NOTHING;
            if (want == Want.NOTHING) {
                held.copyTo(plain);
            }
            return want;
        }
    }

    @Override
    public Want shutdown() {
        begin();
        try (use) {
            return shutDown();
        }
    }

    @Override
    public int pending() {
        return held.length();
    }

    @Override
    public Set<Shutdown> shutdownState() {
        return Set.copyOf(shutdown);
    }

    @Override
    public void shutdownState(Set<Shutdown> state) {
        shutdown.clear();
        shutdown.addAll(state);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public Optional<Context> context() {
        return context;
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
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public Optional<Negotiated> negotiated() {
        checkNotChoosing("negotiated()");
        return Optional.ofNullable(negotiated);
    }

    @Override
    public List<X509Certificate> peerChain() {
        checkNotChoosing("peerChain()");
        return machine == null ? List.of() : machine.peerChain();
    }

    @Override
    public Optional<Session> session() {
        checkNotChoosing("session()");
        return machine == null || closed ? Optional.empty() : machine.session();
    }

    @Override
    public Optional<ServerName> serverName() {
        return side == Side.CLIENT ? opening.serverName() : facts.serverName();
    }

    @Override
    public List<Protocol> offeredAlpn() {
        return side == Side.CLIENT
                ? opening.alpn().orElseGet(() -> context.map(Context::alpn).orElse(List.of()))
                : facts.offeredAlpn();
    }

    @Override
    public Optional<byte[]> clientRandom() {
        return facts.clientHello().map(ClientHello::random);
    }

    @Override
    public Optional<byte[]> serverRandom() {
        checkNotChoosing("serverRandom()");
        return facts.serverHello().map(ServerHello::random);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            held.clear();
            if (machine != null) {
                machine.close();
            }
        }
    }

    @Override
    public String toString() {
        return side + " on " + endpoint.engineText() + ", " + life;
    }

    private Want handshaken() {
        while (life != Life.ESTABLISHED && life != Life.REFUSED) {
            Step step = life == Life.AWAITING_HELLO ? awaitHello() : advanceHolding();
            if (step == Signal.NEEDS_INPUT) {
                return incoming.ended() ? endedEarly(Want.EOF) : Want.READ;
            }
            if (step == Signal.CLOSED) {
                shutdown.add(Shutdown.RECEIVED);
                return endedEarly(Want.CLOSED);
            }
        }
        return life == Life.ESTABLISHED ? Want.NOTHING : Want.REFUSED;
    }

    private Step awaitHello() {
        Reading<ClientHello> reading = ClientHello.read(incoming.unread());
        if (reading instanceof Reading.Incomplete) {
            return Signal.NEEDS_INPUT;
        }
        if (reading instanceof Reading.Complete<ClientHello> complete) {
            facts.readAhead(complete.value());
            life = Life.CHOOSING_CONTEXT;
            Optional<Refusal> refused = ServerNameSwitch.decide(context, facts.serverName(), this, this::serve);
            return refused.map(this::refuse).orElse(Signal.MOVED);
        }
        // Not a ClientHello: the engine shall say so in its own way.
        serve(context);
        return Signal.MOVED;
    }

    private void serve(Optional<Context> chosen) {
        context = chosen;
        life = Life.HANDSHAKING;
        Opening named = facts.serverName().map(Opening::to).orElseGet(Opening::none);
        machine = endpoint.factory(chosen).machine(side, named, this);
    }

    /** Ends the handshake before there is a machine, with an alert record of our own. */
    private Step refuse(Refusal because) {
        because.alert().ifPresent(alert -> outgoing.write(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert.code()}));
        life = Life.REFUSED;
        refusal = because;
        return new Step.Refused(because);
    }

    /** One step whose plain text, if there is any, is held for later. */
    private Step advanceHolding() {
        ByteBuffer room = held.room(running().plaintextSize());
        try {
            return advance(room);
        } finally {
            held.filled();
        }
    }

    private Step advance(ByteBuffer plain) {
        Machine running = running();
        if (life != Life.HANDSHAKING) {
            return settled(running.step(incoming, outgoing, plain));
        }
        ByteBuffer input = incoming.unread().duplicate();
        int written = outgoing.pending();
        Step step = running.step(incoming, outgoing, plain);
        facts.crossed(side.peer(), input.limit(input.limit() - incoming.pending()));
        ByteBuffer output = outgoing.unread().duplicate();
        facts.crossed(side, output.position(output.position() + written));
        return settled(step);
    }

    private Step settled(Step step) {
        if (step == Signal.ESTABLISHED && negotiated == null) {
            negotiated = facts.complete(running().negotiated());
            life = Life.ESTABLISHED;
        } else if (step instanceof Step.Refused refused) {
            facts.refused(side.peer(), incoming.unread().duplicate());
            refusal = Explanation.of(refused.refusal(), side, facts, running());
            life = Life.REFUSED;
        }
        return step;
    }

    private Want endedEarly(Want how) {
        refusal = Explanation.ofEarlyEnd(how, incoming.pending());
        life = Life.REFUSED;
        return how;
    }

    private Want sent(ByteBuffer plain) {
        int limit = plain.limit();
        plain.limit(Math.min(limit, plain.position() + MOST_PLAINTEXT));
        try {
            Step step = Signal.MOVED;
            while (step == Signal.MOVED && plain.hasRemaining()) {
                step = settled(running().send(plain, outgoing));
            }
            return step == Signal.CLOSED ? Want.CLOSED : life == Life.REFUSED ? Want.REFUSED : Want.NOTHING;
        } finally {
            plain.limit(limit);
        }
    }

    private Want received(ByteBuffer plain) {
        if (held.isEmpty()) {
            boolean direct = machine != null && plain.remaining() >= machine.plaintextSize();
            Want want = direct ? fetched(plain) : fetched(null);
            if (direct || want != Want.NOTHING) {
                return want;
            }
        }
        held.moveTo(plain);
        return Want.NOTHING;
    }

    /** Steps until the plain text of one record is in the target, or is held where there is none. */
    private Want fetched(@Nullable ByteBuffer target) {
        Want ready = handshaken();
        if (ready != Want.NOTHING) {
            return ready;
        }
        if (shutdown.contains(Shutdown.RECEIVED)) {
            return Want.CLOSED;
        }
        while (true) {
            Step step = target == null ? advanceHolding() : advance(target);
            if (step == Signal.RECEIVED) {
                return Want.NOTHING;
            }
            if (step == Signal.NEEDS_INPUT) {
                return incoming.ended() ? Want.EOF : Want.READ;
            }
            if (step == Signal.CLOSED) {
                shutdown.add(Shutdown.RECEIVED);
                return Want.CLOSED;
            }
            if (step instanceof Step.Refused) {
                return Want.REFUSED;
            }
        }
    }

    private Want shutDown() {
        if (life == Life.REFUSED) {
            return Want.REFUSED;
        }
        if (life != Life.ESTABLISHED) {
            throw new IllegalStateException("shutdown() in the middle of the handshake (" + life
                    + "); finish it with handshake(), or close() the connection");
        }
        if (shutdown.add(Shutdown.SENT)) {
            running().closeNotify(outgoing);
            return shutdown.contains(Shutdown.RECEIVED) ? Want.NOTHING : Want.READ;
        }
        if (shutdown.contains(Shutdown.RECEIVED)) {
            return Want.NOTHING;
        }
        Want want = held.isEmpty() ? fetched(null) : Want.READ;
        return want == Want.CLOSED ? Want.NOTHING : want == Want.NOTHING ? Want.READ : want;
    }

    private Machine running() {
        if (machine == null) {
            throw new IllegalStateException("no machine yet: the ClientHello has not come");
        }
        return machine;
    }

    private void begin() {
        checkNotChoosing("this operation");
        if (closed) {
            throw new IllegalStateException("this " + side + " connection is closed; open another on its endpoint");
        }
        endpoint.checkOpen();
        use.begin(this);
    }

    private void checkNotChoosing(String operation) {
        if (life == Life.CHOOSING_CONTEXT) {
            throw new IllegalStateException(operation + " has no meaning in the server name callback: the handshake has"
                    + " only begun; ask context(), serverName(), offeredAlpn() or clientRandom()");
        }
    }
}
