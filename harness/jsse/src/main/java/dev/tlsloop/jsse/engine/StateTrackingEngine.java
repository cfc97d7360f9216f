package dev.tlsloop.jsse.engine;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.managers.EngineAlpnSelector;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.Step;
import dev.tlsloop.spi.Step.Signal;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A connection core that tracks the records of the core inside it, so that it knows the state of the handshake. */
final class StateTrackingEngine implements ConnectionCore {
    private final JsseConnectionCore core;
    private final Side side;
    private final HandshakeState state;
    private final InfoCallbackInvoker info;
    private final Optional<KeyLogEmitter> secrets;
    private final Optional<EngineAlpnSelector> ignored;
    private final Optional<SecretCapture> capture;
    private final RecordTracker written;
    private final RecordTracker read;

    /**
     * @param ignored the selector of an engine that goes on where it refuses
     * @param capture what ends with this connection
     */
    StateTrackingEngine(
            JsseConnectionCore core,
            Side side,
            HandshakeState state,
            InfoCallbackInvoker info,
            Optional<KeyLogEmitter> secrets,
            Optional<EngineAlpnSelector> ignored,
            Optional<SecretCapture> capture) {
        this.capture = capture;
        this.secrets = secrets;
        this.ignored = ignored;
        this.core = core;
        this.side = side;
        this.state = state;
        this.info = info;
        this.written = new RecordTracker(side, state);
        this.read = new RecordTracker(side.peer(), state);
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        ByteBuffer input = in.unread();
        int from = input.position();
        int before = out.pending();
        state.begin(input.remaining());
        if (info.rejection().isPresent()) {
            return settle(Signal.MOVED);
        }
        secrets.ifPresent(calls -> calls.arriving(side.peer(), input));
        Step step = core.step(in, out, plain);
        if (ignored.isPresent()) {
            step = ignored.get().enforce(step, out);
        }
        if (step != Signal.RECEIVED) {
            read.follow(input, from, input.position());
        }
        if (step instanceof Step.Refused) {
            state.startRefusing();
        }
        ByteBuffer output = out.unread();
        int begin = output.position() + before;
        written.follow(output, begin, output.limit());
        secrets.ifPresent(calls -> {
            calls.observe(side.peer(), input, from, input.position());
            calls.observe(side, output, begin, output.limit());
            calls.emit();
        });
        report(step);
        return settle(step);
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        return core.send(plain, out);
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        Step step = core.closeNotify(out);
        if (step == Signal.MOVED) {
            state.close(side);
        }
        return settle(step);
    }

    @Override
    public int plaintextSize() {
        return core.plaintextSize();
    }

    @Override
    public Negotiated negotiated() {
        return core.negotiated();
    }

    @Override
    public List<X509Certificate> peerChain() {
        return core.peerChain();
    }

    @Override
    public boolean asksForCertificate() {
        return core.asksForCertificate();
    }

    @Override
    public Optional<Session> session() {
        return core.session();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return core.acceptance();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        if (type.isInstance(state)) {
            return Optional.of(type.cast(state));
        }
        return secrets.filter(type::isInstance).map(type::cast).or(() -> core.ability(type));
    }

    @Override
    public UnsupportedSettingException lacking(Class<?> ability, String question, String engine) {
        return core.lacking(ability, question, engine);
    }

    @Override
    public void close() {
        core.close();
        capture.ifPresent(SecretCapture::close);
    }

    private void report(Step step) {
        if (step == Signal.NEEDS_INPUT) {
            state.needsInput();
        } else if (step == Signal.ESTABLISHED) {
            state.establish();
        } else if (step == Signal.CLOSED) {
            state.close(side.peer());
        } else if (step instanceof Step.Refused refused) {
            state.refuse(refused.refusal());
        }
    }

    /** Ends the connection for an exception of the user's callback; JSSE has no way to send an alert for it. */
    private Step settle(Step step) {
        return step instanceof Step.Refused
                ? step
                : info.rejection()
                        .or(() -> secrets.flatMap(KeyLogEmitter::rejection))
                        .<Step>map(Step.Refused::new)
                        .orElse(step);
    }
}
