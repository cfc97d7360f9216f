package dev.tlsloop.jsse.engine;

import dev.tlsloop.Context;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.evidence.RefusalEvidence;
import dev.tlsloop.jsse.managers.StepScope;
import dev.tlsloop.jsse.provider.MissingAbility;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.sslcontext.SessionHandle;
import dev.tlsloop.jsse.sslcontext.SessionParameters;
import dev.tlsloop.jsse.sslcontext.SessionPeerChain;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.Step;
import dev.tlsloop.spi.Step.Signal;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** A connection core on one SSLEngine. It runs delegated tasks inline and turns exceptions into refusals. */
public final class JsseConnectionCore implements ConnectionCore {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
    private static final ConcurrentLinkedDeque<ByteBuffer> ROOMS = new ConcurrentLinkedDeque<>();

    /** How far the handshake has come; in between, whether the engine may have news that only a wrap brings out. */
    private enum Stage {
        NEW,
        HANDSHAKING,
        INPUT_CONSUMED,
        TASKS_RUN,
        ESTABLISHED
    }

    /** When an engine that waits for input is made to wrap nothing, so that it tells its news. */
    private enum Prompting {
        AFTER_TASKS,
        AFTER_TASKS_AND_INPUT
    }

    private final SSLEngine engine;
    private final StepScope stepScope;
    private final RefusalEvidence evidence;
    private final SessionHandle sessions;
    private final int plaintextSize;
    private final List<Object> abilities = new ArrayList<>(4);
    private MissingAbility missing = MissingAbility.NO_CALL;
    private @Nullable RenegotiationAndKeyUpdate another;
    private Prompting prompting = Prompting.AFTER_TASKS;
    private Stage stage = Stage.NEW;
    /** The bytes of the peer that the engine was given; one record may count more than once. */
    private long received;

    public JsseConnectionCore(SSLEngine engine, StepScope stepScope, RefusalEvidence evidence, SessionHandle sessions) {
        this.engine = engine;
        this.stepScope = stepScope;
        this.evidence = evidence;
        this.sessions = sessions;
        // Netty's OpenSSL engine wants as much room for the text of a record as the sealed record takes.
        this.plaintextSize = Math.max(
                engine.getSession().getApplicationBufferSize(),
                engine.getSession().getPacketBufferSize());
        abilities.add(new SslEngineQueries(engine));
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        stepScope.enter();
        try {
            return advance(in, out, plain);
        } catch (SSLException e) {
            Refusal refusal = RecordAtFault.specify(evidence.refusalOf(e), e, in.unread());
            flush(out);
            return new Step.Refused(SentAlert.specify(refusal, e, out.unread()));
        } catch (RuntimeException e) {
            return refuseMistake(e);
        } finally {
            stepScope.leave();
        }
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        stepScope.enter();
        try {
            int before = plain.remaining();
            Step step = Signal.MOVED;
            while (step == Signal.MOVED && plain.remaining() == before) {
                step = sendOnce(plain, out);
            }
            return step;
        } catch (SSLException e) {
            return refuse(e, out);
        } catch (RuntimeException e) {
            return refuseMistake(e);
        } finally {
            stepScope.leave();
        }
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        if (engine.isOutboundDone()) {
            return Signal.CLOSED;
        }
        if (another != null && another.renegotiatePending()) {
            throw new IllegalStateException("shutdown() in the middle of a renegotiation ("
                    + engine.getHandshakeStatus() + "); finish it with handshake(), or close() the connection");
        }
        engine.closeOutbound();
        flush(out);
        return Signal.MOVED;
    }

    @Override
    public int plaintextSize() {
        return plaintextSize;
    }

    @Override
    public Negotiated negotiated() {
        return SessionParameters.of(engine.getSession(), engine.getApplicationProtocol(), peerChain());
    }

    @Override
    public List<X509Certificate> peerChain() {
        List<X509Certificate> seen = evidence.peerChain();
        return seen.isEmpty() ? SessionPeerChain.of(engine.getSession()) : seen;
    }

    @Override
    public boolean asksForCertificate() {
        return engine.getNeedClientAuth() || engine.getWantClientAuth();
    }

    @Override
    public Optional<Session> session() {
        return stage == Stage.ESTABLISHED ? sessions.resumable() : Optional.empty();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return evidence.acceptance();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return abilities.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public UnsupportedSettingException lacking(Class<?> ability, String question, String engine) {
        return missing.refusal(ability, question, engine);
    }

    /** Makes the engine wrap nothing where it waits: Netty's tells that it has finished only then. */
    public JsseConnectionCore withPrompting() {
        prompting = Prompting.AFTER_TASKS_AND_INPUT;
        return this;
    }

    /** Adds something that its connection can be asked. */
    public JsseConnectionCore withAbility(Object ability) {
        abilities.add(ability);
        return this;
    }

    /** Refuses what is still missing in the words of that provider. */
    JsseConnectionCore withMissing(MissingAbility words) {
        missing = words;
        return this;
    }

    /** Adds another handshake on the established engine, and what it takes to put that out. */
    JsseConnectionCore withRenegotiation(Context context, ProviderCapabilities capabilities) {
        another = new RenegotiationAndKeyUpdate(engine, context, capabilities, this::flushHandshake);
        return withAbility(another);
    }

    @Override
    public void close() {
        sessions.close();
    }

    private Step advance(MemoryBio in, MemoryBio out, ByteBuffer plain) throws SSLException {
        if (stage == Stage.NEW) {
            // A server that its own settings leave no protocol throws on beginning; with the hello at hand that is
            // explained.
            if (!engine.getUseClientMode() && in.pending() == 0) {
                return Signal.NEEDS_INPUT;
            }
            stage = Stage.HANDSHAKING;
            try {
                engine.beginHandshake();
            } catch (SSLHandshakeException e) {
                return refuseToBegin(
                        Reason.NO_COMMON_CIPHER,
                        "this side's own settings leave no version with a usable cipher suite",
                        e);
            } catch (SSLException e) {
                return refuseToBegin(Reason.OTHER, "the engine cannot begin with this side's own settings", e);
            }
        }
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
            return Signal.MOVED;
        }
        if (status == HandshakeStatus.NEED_WRAP) {
            return wrap(NO_BYTES, out);
        }
        if (status == HandshakeStatus.NOT_HANDSHAKING && stage != Stage.ESTABLISHED) {
            stage = Stage.ESTABLISHED;
            return Signal.ESTABLISHED;
        }
        boolean idle = stage == Stage.ESTABLISHED && status == HandshakeStatus.NOT_HANDSHAKING;
        return idle && another != null ? unwrapIdle(another, in, out, plain) : unwrap(in, out, plain);
    }

    private static Step refuseToBegin(Reason reason, String why, SSLException e) {
        return new Step.Refused(
                Refusal.of(reason, why + " (" + e.getMessage() + ")").withCause(e));
    }

    private Step unwrapIdle(RenegotiationAndKeyUpdate another, MemoryBio in, MemoryBio out, ByteBuffer plain)
            throws SSLException {
        if (another.isUnasked(in.unread())) {
            engine.closeOutbound();
            flush(out);
            return new Step.Refused(another.refusal());
        }
        Step step = unwrap(in, out, plain);
        another.wake();
        return step;
    }

    /** In the middle of another handshake no data is taken before that is over. */
    private Step sendOnce(ByteBuffer plain, MemoryBio out) throws SSLException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
            return Signal.MOVED;
        }
        return status == HandshakeStatus.NEED_UNWRAP ? Signal.NEEDS_INPUT : wrap(plain, out);
    }

    private Step flushHandshake(MemoryBio out) {
        stepScope.enter();
        try {
            Step step = Signal.MOVED;
            while (step == Signal.MOVED && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                step = wrap(NO_BYTES, out);
            }
            return step;
        } catch (SSLException e) {
            return refuse(e, out);
        } catch (RuntimeException e) {
            return refuseMistake(e);
        } finally {
            stepScope.leave();
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
            reach(Stage.TASKS_RUN);
        }
    }

    private Step wrap(ByteBuffer plain, MemoryBio out) throws SSLException {
        return stage == Stage.ESTABLISHED ? wrapInto(out, plain) : wrapThroughPool(out, plain);
    }

    private Step wrapInto(MemoryBio out, ByteBuffer plain) throws SSLException {
        ByteBuffer room = out.room(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(plain, room);
        out.wrote(room);
        return signal(result);
    }

    /** The engine wants room for the longest record, and a handshake's are short: they go through memory that stays. */
    private Step wrapThroughPool(MemoryBio out, ByteBuffer plain) throws SSLException {
        int size = engine.getSession().getPacketBufferSize();
        ByteBuffer free = ROOMS.pollFirst();
        ByteBuffer room = free == null || free.capacity() < size ? ByteBuffer.allocate(size) : free.clear();
        try {
            SSLEngineResult result = engine.wrap(plain, room);
            out.write(room.flip());
            return signal(result);
        } finally {
            ROOMS.addFirst(room);
        }
    }

    private static Step signal(SSLEngineResult result) {
        return result.getStatus() == Status.CLOSED && result.bytesProduced() == 0 ? Signal.CLOSED : Signal.MOVED;
    }

    private Step unwrap(MemoryBio in, MemoryBio out, ByteBuffer plain) throws SSLException {
        if (in.pending() == 0) {
            return mayHaveNews() ? prompt(out) : Signal.NEEDS_INPUT;
        }
        reach(Stage.INPUT_CONSUMED);
        received += in.pending();
        SSLEngineResult result = engine.unwrap(in.unread(), plain);
        if (result.bytesProduced() > 0) {
            return Signal.RECEIVED;
        }
        return switch (result.getStatus()) {
            case OK -> Signal.MOVED;
            case CLOSED -> Signal.CLOSED;
            case BUFFER_UNDERFLOW -> Signal.NEEDS_INPUT;
            case BUFFER_OVERFLOW ->
                throw new IllegalStateException("step() was given room for " + plain.remaining()
                        + " bytes of plain text; give " + plaintextSize);
        };
    }

    /** Whether a wrap may bring out more: SunJSSE throws the failure of a delegated task only then. */
    private boolean mayHaveNews() {
        return stepScope == StepScope.BY_OTHERS
                && (stage == Stage.TASKS_RUN
                        || stage == Stage.INPUT_CONSUMED && prompting == Prompting.AFTER_TASKS_AND_INPUT);
    }

    /** Notes what happened since the engine was last prompted; tasks outweigh input. */
    private void reach(Stage next) {
        if (stage != Stage.ESTABLISHED && next.compareTo(stage) > 0) {
            stage = next;
        }
    }

    private Step prompt(MemoryBio out) throws SSLException {
        stage = Stage.HANDSHAKING;
        wrap(NO_BYTES, out);
        return Signal.MOVED;
    }

    private Step refuse(SSLException e, MemoryBio out) {
        Refusal refusal = evidence.refusalOf(e);
        flush(out);
        return new Step.Refused(refusal);
    }

    /** Refuses for an exception that the peer's bytes caused; any other is a bug and passed on. */
    private Step refuseMistake(RuntimeException e) {
        return new Step.Refused(evidence.refusalOfMistake(e)
                .or(() -> received == 0 ? Optional.empty() : EngineBreakdown.refusal(e))
                .orElseThrow(() -> e));
    }

    /** SunJSSE puts an alert out with the wrap after the one that failed. */
    private void flush(MemoryBio out) {
        try {
            int before;
            do {
                before = out.pending();
                wrap(NO_BYTES, out);
            } while (out.pending() > before && !engine.isOutboundDone());
        } catch (SSLException e) {
            // It reports the fault that is being reported once more; what it had to send is out.
        }
    }
}
