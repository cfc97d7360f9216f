package dev.tlsloop.openssl.engine;

import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.chain.ChainVerifier;
import dev.tlsloop.openssl.callback.CallbackRegistration;
import dev.tlsloop.openssl.callback.ConnectionCallbackState;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.SslGetters;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import dev.tlsloop.spi.ContextSwitching;
import dev.tlsloop.spi.PostHandshake;
import dev.tlsloop.spi.Step;
import dev.tlsloop.spi.Step.Signal;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection on one {@code SSL}, whose bytes pass through memory BIOs and whose errors come from the error queue. */
final class OpenSslConnectionCore implements ConnectionCore, PostHandshake, ContextSwitching {
    private static final int MAX_PLAINTEXT = 16384;

    private final Context context;
    private final Side side;
    private final Optional<OpenSslSession> offered;
    private final Ssl ssl;
    private final CallbackRegistration callbackRegistration;
    private final ConnectionCallbackState callbackState;
    private final OpenConnections openConnections;
    private final UseGuard guard = new UseGuard(this::free);
    private final SslGetters getters;
    private final SslQueries queries;
    private final ChainVerifier chainVerifier;
    private Context serving;
    private @Nullable Negotiated negotiated;
    private Life life = Life.NEW;
    private Step lastStep = Signal.MOVED;

    OpenSslConnectionCore(
            Context context,
            Side side,
            SslCtx ctx,
            Optional<OpenSslSession> offered,
            ConnectionCallbackState callbackState,
            CallbackRegistration callbackRegistration,
            OpenConnections openConnections) {
        this.context = context;
        this.side = side;
        this.offered = offered;
        this.ssl = callbackState.ssl();
        this.getters = new SslGetters(ssl);
        this.queries = new SslQueries(getters, guard);
        this.serving = context;
        this.callbackRegistration = callbackRegistration;
        this.callbackState = callbackState;
        this.openConnections = openConnections;
        this.chainVerifier = new OpenSslChainVerifier(context, side, ctx, callbackRegistration, callbackState);
        callbackState.attach(this);
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        return operate(buffer -> advance(in, out, plain, buffer));
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        return operate(buffer -> {
            int count = Math.min(plain.remaining(), MAX_PLAINTEXT);
            buffer.bytes().clear().put(slice(plain, count));
            int result = ssl.write(buffer, count);
            Step step = result > 0 ? Signal.MOVED : fail(-result);
            plain.position(plain.position() + Math.max(result, 0));
            drain(out, buffer);
            return step;
        });
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        return operate(buffer -> {
            if (ssl.hasShutDown()) {
                return Signal.CLOSED;
            }
            if (!ssl.shutdown()) {
                throw new IllegalStateException("shutdown() in the middle of a renegotiation (" + ErrorQueue.drainText()
                        + "); finish it with handshake(), or close() the connection");
            }
            drain(out, buffer);
            return Signal.MOVED;
        });
    }

    @Override
    public int plaintextSize() {
        return MAX_PLAINTEXT;
    }

    @Override
    public Negotiated negotiated() {
        if (negotiated == null) {
            throw new IllegalStateException("nothing is negotiated yet; call step(...) until ESTABLISHED");
        }
        negotiated = guard.run(this::readNegotiated);
        return negotiated;
    }

    /** {@code SSL_set_SSL_CTX} keeps the verification of the first context. */
    @Override
    public boolean asksForCertificate() {
        return side == Side.SERVER && context.verifiesPeer();
    }

    @Override
    public List<X509Certificate> peerChain() {
        return callbackState.presented();
    }

    @Override
    public Optional<Session> session() {
        if (side == Side.SERVER || negotiated == null || guard.isClosed()) {
            return Optional.empty();
        }
        TlsVersion version = negotiated.version();
        return guard.run(getters::resumableSession)
                .map(form -> new OpenSslSession(Optional.of(context), version, form, peerChain()));
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return side == Side.CLIENT || guard.isClosed()
                ? Optional.empty()
                : Optional.of(guard.run(this::readAcceptance));
    }

    @Override
    public void close() {
        guard.close();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return Stream.of(queries, chainVerifier, this)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public UnsupportedSettingException lacking(Class<?> ability, String question, String engine) {
        return new UnsupportedSettingException(question, engine, "it offers no way to", "run it on another engine");
    }

    @Override
    public Step renegotiate(MemoryBio out) {
        return operate(buffer -> {
            if (!ssl.renegotiate()) {
                throw new IllegalStateException("the options of this side forbid renegotiate() ("
                        + ErrorQueue.drainText() + "); remove them to allow it");
            }
            return startHandshake(out, buffer);
        });
    }

    @Override
    public boolean renegotiatePending() {
        return guard.run(getters::isRenegotiating);
    }

    @Override
    public int renegotiations() {
        return guard.run(getters::renegotiations);
    }

    @Override
    public Step updateKeys(MemoryBio out) {
        return operate(buffer -> ssl.updateKeys() ? startHandshake(out, buffer) : fail(SslH.ERROR_SSL));
    }

    @Override
    public void shutdownState(Set<ShutdownFlag> state) {
        int sent = state.contains(ShutdownFlag.SENT) ? SslH.SENT_SHUTDOWN : 0;
        int received = state.contains(ShutdownFlag.RECEIVED) ? SslH.RECEIVED_SHUTDOWN : 0;
        guard.enter();
        try {
            ssl.shutdownState(sent | received);
        } finally {
            guard.leave();
        }
    }

    /** Replaces certificates, trust and callbacks; versions, options and verification stay. */
    @Override
    public void use(ConnectionCoreFactory replacement) {
        OpenSslConnectionCoreFactory other = (OpenSslConnectionCoreFactory) replacement;
        guard.enter();
        try {
            other.switchTo(ssl);
            serving = other.context();
            callbackState.replaceInfoCallback(other.infoCallback());
            other.listenForSecrets(callbackState);
        } finally {
            guard.leave();
        }
    }

    private Step operate(Function<NativeBuffer, Step> operation) {
        guard.enter();
        ConnectionCallbackState before = callbackRegistration.enter(callbackState);
        NativeBuffer buffer = BufferPool.borrow();
        boolean closed;
        Step step;
        try {
            ErrorQueue.clear();
            step = operation.apply(buffer);
        } finally {
            BufferPool.giveBack(buffer);
            callbackRegistration.leave(before);
            closed = guard.leave();
        }
        callbackState.rethrow();
        if (closed) {
            throw new IllegalStateException(
                    "this " + side + " connection was closed in the middle of an operation, in a"
                            + " callback or by another thread; close it when the operation has returned");
        }
        return step instanceof Step.Refused ? step : unlessRejected(step);
    }

    /** Returns the refusal of a callback, which C may have ignored. */
    private Step unlessRejected(Step step) {
        Optional<Refusal> rejection = callbackState.rejection();
        if (rejection.isPresent()) {
            life = Life.REFUSED;
        }
        return rejection.<Step>map(Step.Refused::new).orElse(step);
    }

    /** Writes the requested handshake message; later steps read the answer. */
    private Step startHandshake(MemoryBio out, NativeBuffer buffer) {
        int error = ssl.handshake();
        drain(out, buffer);
        lastStep = Signal.MOVED;
        return error == SslH.ERROR_NONE || error == SslH.ERROR_WANT_READ ? Signal.MOVED : fail(error);
    }

    private Step advance(MemoryBio in, MemoryBio out, ByteBuffer plain, NativeBuffer buffer) {
        int fed = feed(in, buffer);
        if (lastStep == Signal.NEEDS_INPUT && fed == 0) {
            return Signal.NEEDS_INPUT;
        }
        lastStep = negotiated == null ? handshake() : receive(plain, buffer);
        drain(out, buffer);
        if (life.isActive() && asksForCertificate()) {
            callbackState.listen();
        }
        return lastStep == Signal.NEEDS_INPUT && RecordCutter.whole(in.unread(), BufferPool.SIZE) > 0
                ? Signal.MOVED
                : lastStep;
    }

    private int feed(MemoryBio in, NativeBuffer buffer) {
        ByteBuffer unread = in.unread();
        int count = RecordCutter.whole(unread, BufferPool.SIZE);
        if (count > 0) {
            buffer.bytes().clear().put(slice(unread, count));
            unread.position(unread.position() + count);
            ssl.feed(buffer, count);
        }
        return count;
    }

    private void drain(MemoryBio out, NativeBuffer buffer) {
        int count;
        do {
            count = ssl.drain(buffer);
            if (count > 0) {
                out.write(buffer.bytes().clear().limit(count));
                life = life.afterOutput();
            }
        } while (count == BufferPool.SIZE);
    }

    private Step handshake() {
        int error = ssl.handshake();
        if (error != SslH.ERROR_NONE) {
            return fail(error);
        }
        negotiated = readNegotiated();
        life = life.afterHandshake();
        return Signal.ESTABLISHED;
    }

    private Step receive(ByteBuffer plain, NativeBuffer buffer) {
        int result = ssl.read(buffer, Math.min(plain.remaining(), MAX_PLAINTEXT));
        if (result <= 0) {
            return fail(-result);
        }
        plain.put(buffer.bytes().clear().limit(result));
        return Signal.RECEIVED;
    }

    private Step fail(int error) {
        if (error == SslH.ERROR_WANT_READ) {
            return Signal.NEEDS_INPUT;
        }
        if (error == SslH.ERROR_ZERO_RETURN) {
            return Signal.CLOSED;
        }
        life = Life.REFUSED;
        return new Step.Refused(callbackState.refusal(ErrorQueue.drain()));
    }

    private Negotiated readNegotiated() {
        if (callbackState.presented().isEmpty()) {
            callbackState.recordChain(resumedPeer());
        }
        return queries.negotiated(callbackState.presented());
    }

    /** The peer's chain of a resumed session: a client has kept it, a server finds only the leaf in the ticket. */
    private List<X509Certificate> resumedPeer() {
        try {
            List<X509Certificate> leaf = getters.peerCertificate().map(List::of).orElse(List.of());
            return offered.map(OpenSslSession::peerChain)
                    .filter(chain -> chain.containsAll(leaf))
                    .orElse(leaf);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private AcceptedParameters readAcceptance() {
        return AcceptedParameters.of(
                List.copyOf(context.protocols()),
                getters.supportedCipherCodes().stream()
                        .map(CipherSuite::new)
                        .filter(suite -> serving.temporaryDh().isPresent() || ServerDefaults.isUsable(suite))
                        .toList(),
                context.groups().isEmpty() ? ServerDefaults.GROUPS : context.groups(),
                serving.credentials());
    }

    private void free() {
        if (life == Life.ESTABLISHED) {
            ssl.keepSession();
        }
        ssl.close();
        openConnections.remove(this);
    }

    private static ByteBuffer slice(ByteBuffer bytes, int count) {
        return bytes.duplicate().limit(bytes.position() + count);
    }

    /** The life of a connection; a fatal error on either side ends it. */
    private enum Life {
        NEW,
        HANDSHAKING,
        ESTABLISHED,
        REFUSED;

        Life afterOutput() {
            return this == NEW ? HANDSHAKING : this;
        }

        /** A connection that a callback refused stays refused, even if C completes the handshake. */
        Life afterHandshake() {
            return this == REFUSED ? REFUSED : ESTABLISHED;
        }

        boolean isActive() {
            return this == HANDSHAKING || this == ESTABLISHED;
        }
    }
}
