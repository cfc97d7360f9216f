package dev.tlsloop.spi;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.IoStatus;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.spi.Step.Signal;
import dev.tlsloop.wire.ClientHello;
import dev.tlsloop.wire.ParseResult;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The driver of one connection: it steps the core until the operation is complete or needs input, for every engine. */
final class ConnectionDriver {
    private static final int MOST_PLAINTEXT = 16384;
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    /** The life cycle of a connection. */
    enum Life {
        /** The core exists, and no step was made: another context can still replace all settings. */
        READY,
        /** A server whose context depends on the server name of the ClientHello. */
        AWAITING_HELLO,
        /** The ClientHello was read, and the engine's callback has not selected the context yet. */
        CHOOSING_IN_ENGINE,
        /** The server name callback is running. */
        CHOOSING_CONTEXT,
        HANDSHAKING,
        ESTABLISHED,
        REFUSED,
        CLOSED;

        boolean isBegun() {
            return this != READY && this != AWAITING_HELLO;
        }

        boolean isHandshaking() {
            return this == READY || this == CHOOSING_IN_ENGINE || this == HANDSHAKING;
        }
    }

    private final StartedContexts contexts;
    private final Connection connection;
    private final Side side;
    private final ConnectionSettings settings;
    private final MemoryBio incoming = new MemoryBio();
    private final MemoryBio outgoing = new MemoryBio();
    private final ClearHandshakeReader hellos = new ClearHandshakeReader();
    private final Set<ShutdownFlag> shutdown = EnumSet.noneOf(ShutdownFlag.class);
    private final PlaintextBuffer held = new PlaintextBuffer();
    private Optional<Context> context;
    private Life life;
    private @Nullable ConnectionCore core;
    private @Nullable Refusal refusal;
    private @Nullable Negotiated negotiated;

    ConnectionDriver(
            StartedContexts contexts,
            Optional<Context> declared,
            Connection connection,
            Side side,
            ConnectionSettings settings) {
        this.contexts = contexts;
        this.connection = connection;
        this.side = side;
        this.settings = settings;
        this.context = declared;
        this.life = Life.READY;
        start(context);
    }

    private void start(Optional<Context> declared) {
        Life first = Life.READY;
        @Nullable ConnectionCore made = null;
        if (side == Side.SERVER && contexts.choosesByServerName(declared)) {
            first = Life.AWAITING_HELLO;
        } else {
            made = contexts.factory(declared).core(side, settings, connection);
            // The engine's callback may ask for the server name, so the ClientHello is read before the engine reads it.
            if (side == Side.SERVER
                    && declared.filter(StartedContexts::letsEngineChoose).isPresent()) {
                first = Life.AWAITING_HELLO;
            }
        }
        context = declared;
        life = first;
        core = made;
    }

    /** Selects the context inside a step of the engine; later ClientHellos of the connection select nothing. */
    Optional<Refusal> choose(Consumer<ConnectionCoreFactory> switching) {
        if (life != Life.CHOOSING_IN_ENGINE) {
            return Optional.empty();
        }
        life = Life.CHOOSING_CONTEXT;
        try {
            return ServerNameSelector.decide(context, hellos.serverName(), connection, contexts, chosen -> {
                if (!chosen.equals(context)) {
                    switching.accept(contexts.factory(chosen));
                    context = chosen;
                }
            });
        } finally {
            life = life == Life.CLOSED ? Life.CLOSED : Life.HANDSHAKING;
        }
    }

    /** Switches to another context: with all settings before the first step, later as far as the engine supports it. */
    void use(Context replacement, Supplier<ContextSwitching> ability) {
        if (life.isBegun()) {
            ability.get().use(contexts.factory(Optional.of(replacement)));
            context = Optional.of(replacement);
            return;
        }
        ConnectionSettingsRules.check(Optional.of(replacement), side, settings);
        Optional<ConnectionCore> before = core();
        start(Optional.of(replacement));
        before.ifPresent(ConnectionCore::close);
    }

    /** Throws unless the handshake is complete. */
    void checkEstablished(String what) {
        if (negotiated == null) {
            throw new IllegalStateException(
                    what + " before the handshake is complete (" + life + "); finish it with handshake()");
        }
    }

    IoStatus handshake() {
        while (life != Life.ESTABLISHED && life != Life.REFUSED) {
            Step step = life == Life.AWAITING_HELLO ? awaitHello() : advanceHolding();
            if (step == Signal.NEEDS_INPUT) {
                return incoming.ended() ? endedEarly(IoStatus.EOF) : IoStatus.READ;
            }
            if (step == Signal.CLOSED) {
                shutdown.add(ShutdownFlag.RECEIVED);
                return endedEarly(IoStatus.CLOSED);
            }
        }
        return life == Life.ESTABLISHED ? IoStatus.NOTHING : IoStatus.REFUSED;
    }

    IoStatus write(ByteBuffer plain) {
        IoStatus ready = shutdown.contains(ShutdownFlag.SENT) ? IoStatus.CLOSED : handshake();
        return ready == IoStatus.NOTHING && plain.hasRemaining() ? send(plain) : ready;
    }

    IoStatus read(ByteBuffer plain) {
        if (held.isEmpty()) {
            boolean direct = core != null && plain.remaining() >= core.plaintextSize();
            IoStatus status = direct ? fetch(plain) : fetch(null);
            if (direct || status != IoStatus.NOTHING) {
                return status;
            }
        }
        held.moveTo(plain);
        return IoStatus.NOTHING;
    }

    IoStatus peek(ByteBuffer plain) {
        IoStatus status = held.isEmpty() ? fetch(null) : IoStatus.NOTHING;
        if (status == IoStatus.NOTHING) {
            held.copyTo(plain);
        }
        return status;
    }

    int pending() {
        return held.length();
    }

    /** The shutdown state, which {@link DefaultConnection} may override. */
    Set<ShutdownFlag> shutdownState() {
        return shutdown;
    }

    Life life() {
        return life;
    }

    Optional<Context> context() {
        return context;
    }

    MemoryBio incoming() {
        return incoming;
    }

    MemoryBio outgoing() {
        return outgoing;
    }

    ClearHandshakeReader facts() {
        return hellos;
    }

    /** The core; empty until the ClientHello selects it. */
    Optional<ConnectionCore> core() {
        return Optional.ofNullable(core);
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    Optional<Negotiated> negotiated() {
        return Optional.ofNullable(negotiated);
    }

    void close() {
        life = Life.CLOSED;
        held.clear();
        if (core != null) {
            core.close();
        }
    }

    private Step awaitHello() {
        ParseResult<ClientHello> result = ClientHello.read(incoming.unread());
        if (result instanceof ParseResult.Incomplete) {
            return Signal.NEEDS_INPUT;
        }
        if (result instanceof ParseResult.Complete<ClientHello> complete) {
            hellos.readAhead(complete.value());
            if (core != null) {
                life = Life.CHOOSING_IN_ENGINE;
                return Signal.MOVED;
            }
            life = Life.CHOOSING_CONTEXT;
            Optional<Refusal> refused =
                    ServerNameSelector.decide(context, hellos.serverName(), connection, contexts, this::serve);
            return refused.map(this::refuse).orElse(Signal.MOVED);
        }
        // Not a ClientHello, which the engine refuses with its own alert.
        if (core == null) {
            serve(context);
        } else {
            life = Life.CHOOSING_IN_ENGINE;
        }
        return Signal.MOVED;
    }

    private void serve(Optional<Context> chosen) {
        if (life == Life.CLOSED) {
            throw new IllegalStateException("this " + side + " connection was closed in the middle of an operation, in"
                    + " a callback or by another thread; close it when the operation has returned");
        }
        context = chosen;
        life = Life.HANDSHAKING;
        ConnectionSettings named =
                hellos.serverName().map(ConnectionSettings::forServer).orElseGet(ConnectionSettings::none);
        core = contexts.factory(chosen).core(side, named, connection);
    }

    /** Ends the handshake before the core exists, with an alert record. */
    private Step refuse(Refusal because) {
        because.alert().ifPresent(alert -> outgoing.write(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert.code()}));
        life = Life.REFUSED;
        refusal = because;
        return new Step.Refused(because);
    }

    /** Makes one step and stores its plaintext for later. */
    private Step advanceHolding() {
        ByteBuffer room = PlaintextBuffer.room(running().plaintextSize());
        try {
            return advance(room);
        } finally {
            held.take(room);
        }
    }

    private Step advance(ByteBuffer plain) {
        ConnectionCore core = running();
        if (life == Life.READY) {
            life = Life.HANDSHAKING;
        }
        return settle(observe(() -> core.step(incoming, outgoing, plain)));
    }

    /** Whether the records tell more: a renegotiation hides its messages, and shows when a side changes its cipher. */
    private boolean isReadable() {
        return life.isHandshaking() || negotiated != null && negotiated.version() != TlsVersion.TLS_1_3;
    }

    private Step observe(Supplier<Step> operation) {
        if (!isReadable()) {
            return operation.get();
        }
        int unread = incoming.pending();
        ByteBuffer input = unread == 0 ? NO_BYTES : incoming.unread().duplicate();
        int written = outgoing.pending();
        Step step = operation.get();
        if (incoming.pending() < unread) {
            hellos.observe(side.peer(), input.limit(input.limit() - incoming.pending()));
        }
        if (outgoing.pending() > written) {
            ByteBuffer output = outgoing.unread().duplicate();
            hellos.observe(side, output.position(output.position() + written));
        }
        return step;
    }

    /** Records the result of a step. */
    Step settle(Step step) {
        if (step == Signal.ESTABLISHED && negotiated == null) {
            negotiated = hellos.complete(running().negotiated());
            life = Life.ESTABLISHED;
        } else if (step instanceof Signal && negotiated != null && hellos.isRenegotiated()) {
            negotiated = hellos.completeAgain(running().negotiated(), negotiated);
            if (step != Signal.MOVED) {
                hellos.settleRenegotiation();
            }
        } else if (step instanceof Step.Refused refused) {
            hellos.observeRefusal(side.peer(), incoming.unread().duplicate());
            refusal = RefusalExplainer.of(refused.refusal(), side, hellos, running());
            life = Life.REFUSED;
            shutdown.addAll(refusal.reportedByPeer() ? Set.of(ShutdownFlag.RECEIVED) : Set.of());
        }
        return step;
    }

    /** Ends the connection for an Error, which the caller of the operation gets. */
    void fail(Error thrown) {
        if (life != Life.CLOSED) {
            refusal = RefusalExplainer.ofError(thrown);
            life = Life.REFUSED;
        }
    }

    private IoStatus endedEarly(IoStatus how) {
        refusal = RefusalExplainer.ofEarlyEnd(how, incoming.pending());
        life = Life.REFUSED;
        return how;
    }

    private IoStatus send(ByteBuffer plain) {
        int limit = plain.limit();
        plain.limit(Math.min(limit, plain.position() + MOST_PLAINTEXT));
        try {
            Step step = Signal.MOVED;
            while (step == Signal.MOVED && plain.hasRemaining()) {
                step = settle(observe(() -> running().send(plain, outgoing)));
            }
            if (step == Signal.NEEDS_INPUT) {
                return incoming.ended() ? IoStatus.EOF : IoStatus.READ;
            }
            return step == Signal.CLOSED ? IoStatus.CLOSED : life == Life.REFUSED ? IoStatus.REFUSED : IoStatus.NOTHING;
        } finally {
            plain.limit(limit);
        }
    }

    /** Steps until the plaintext of one record is in the target, or in the buffer without a target. */
    IoStatus fetch(@Nullable ByteBuffer target) {
        IoStatus ready = handshake();
        if (ready != IoStatus.NOTHING) {
            return ready;
        }
        if (shutdown.contains(ShutdownFlag.RECEIVED)) {
            return IoStatus.CLOSED;
        }
        while (true) {
            Step step = target == null ? advanceHolding() : advance(target);
            if (step == Signal.RECEIVED) {
                return IoStatus.NOTHING;
            }
            if (step == Signal.NEEDS_INPUT) {
                return incoming.ended() ? IoStatus.EOF : IoStatus.READ;
            }
            if (step == Signal.CLOSED) {
                shutdown.add(ShutdownFlag.RECEIVED);
                return IoStatus.CLOSED;
            }
            if (step instanceof Step.Refused) {
                return IoStatus.REFUSED;
            }
        }
    }

    /** The core, which must exist. */
    ConnectionCore running() {
        if (core == null) {
            throw new IllegalStateException(
                    "this server has no core before the ClientHello; continue with handshake()");
        }
        return core;
    }
}
