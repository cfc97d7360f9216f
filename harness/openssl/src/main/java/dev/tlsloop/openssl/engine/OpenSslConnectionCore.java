package dev.tlsloop.openssl.engine;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.CipherSuite;
import dev.tlsloop.Context;
import dev.tlsloop.NamedGroup;
import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.ShutdownFlag;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.openssl.callback.CallbackRegistration;
import dev.tlsloop.openssl.callback.ConnectionCallbackState;
import dev.tlsloop.openssl.handle.Ssl;
import dev.tlsloop.openssl.handle.SslGetters;
import dev.tlsloop.openssl.jna.NativeBuffer;
import dev.tlsloop.openssl.jna.SslH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.ConnectionCoreFactory;
import dev.tlsloop.spi.OverridesShutdown;
import dev.tlsloop.spi.Renegotiates;
import dev.tlsloop.spi.Step;
import dev.tlsloop.spi.Step.Signal;
import dev.tlsloop.spi.SwitchesContext;
import dev.tlsloop.spi.UpdatesKeys;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One SSL, stepped: bytes go in and out of its memory BIOs, and what failed is read from the error queue. */
final class OpenSslConnectionCore
        implements ConnectionCore, Renegotiates, UpdatesKeys, SwitchesContext, OverridesShutdown {
    private static final int MOST_PLAINTEXT = 16384;

    private final Context context;
    private final Side side;
    private final Optional<OpenSslSession> offered;
    private final Ssl ssl;
    private final CallbackRegistration callbackRegistration;
    private final ConnectionCallbackState witness;
    private final OpenConnections open;
    private final UseGuard guard = new UseGuard(this::free);
    private final SslGetters facts;
    private final SslQueries answers;
    private Context serving;
    private @Nullable Negotiated negotiated;
    private boolean spoke;
    private boolean starved;
    private boolean refused;

    OpenSslConnectionCore(
            Context context,
            Side side,
            Optional<OpenSslSession> offered,
            ConnectionCallbackState state,
            CallbackRegistration callbackRegistration,
            OpenConnections open) {
        this.context = context;
        this.side = side;
        this.offered = offered;
        this.ssl = state.ssl();
        this.facts = new SslGetters(ssl);
        this.answers = new SslQueries(facts, guard);
        this.serving = context;
        this.callbackRegistration = callbackRegistration;
        this.witness = state;
        this.open = open;
        state.attach(this);
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        return operate(buffer -> stepped(in, out, plain, buffer));
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        return operate(buffer -> {
            int count = Math.min(plain.remaining(), MOST_PLAINTEXT);
            buffer.bytes().clear().put(slice(plain, count));
            int result = ssl.write(buffer, count);
            Step step = result > 0 ? Signal.MOVED : failed(-result);
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
        return MOST_PLAINTEXT;
    }

    @Override
    public Negotiated negotiated() {
        if (negotiated == null) {
            throw new IllegalStateException("nothing is negotiated yet; step on until ESTABLISHED");
        }
        return negotiated;
    }

    @Override
    public List<X509Certificate> peerChain() {
        return witness.presented();
    }

    @Override
    public Optional<Session> session() {
        if (side == Side.SERVER || negotiated == null || guard.isClosed()) {
            return Optional.empty();
        }
        TlsVersion version = negotiated.version();
        return guard.through(facts::resumableSession)
                .map(form -> new OpenSslSession(Optional.of(context), version, form, peerChain()));
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return side == Side.CLIENT || guard.isClosed() ? Optional.empty() : Optional.of(guard.through(this::accepted));
    }

    @Override
    public void close() {
        guard.close();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(answers) ? Optional.of(type.cast(answers)) : ConnectionCore.super.ability(type);
    }

    @Override
    public Step renegotiate(MemoryBio out) {
        return operate(buffer -> {
            if (!ssl.renegotiate()) {
                throw new IllegalStateException("renegotiate() is against this side's own settings ("
                        + ErrorQueue.drainText() + "); leave them out to allow it");
            }
            return putOut(out, buffer);
        });
    }

    @Override
    public boolean renegotiatePending() {
        return guard.through(facts::isRenegotiating);
    }

    @Override
    public int renegotiations() {
        return guard.through(facts::renegotiations);
    }

    @Override
    public Step updateKeys(MemoryBio out) {
        return operate(buffer -> ssl.updateKeys() ? putOut(out, buffer) : failed(SslH.ERROR_SSL));
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

    /** Certificates, trust and what is called back follow; versions, options and verification stay. */
    @Override
    public void use(ConnectionCoreFactory replacement) {
        OpenSslConnectionCoreFactory other = (OpenSslConnectionCoreFactory) replacement;
        guard.enter();
        try {
            other.lendTo(ssl);
            serving = other.context();
            witness.listenBy(other.informer());
        } finally {
            guard.leave();
        }
    }

    private Step operate(Function<NativeBuffer, Step> operation) {
        guard.enter();
        ConnectionCallbackState before = callbackRegistration.enter(witness);
        NativeBuffer buffer = BufferPool.borrow();
        boolean closedMeanwhile;
        Step step;
        try {
            ErrorQueue.clear();
            step = operation.apply(buffer);
        } finally {
            BufferPool.giveBack(buffer);
            callbackRegistration.leave(before);
            closedMeanwhile = guard.leave();
        }
        witness.rethrow();
        if (closedMeanwhile) {
            throw new IllegalStateException(
                    "this " + side + " connection was closed in the middle of an operation, in a"
                            + " callback or by another thread; close it when the operation has returned");
        }
        return step instanceof Step.Refused ? step : unlessRejected(step);
    }

    /** C may be content with what a callback ended the connection for. */
    private Step unlessRejected(Step step) {
        Optional<Refusal> rejection = witness.rejection();
        refused |= rejection.isPresent();
        return rejection.<Step>map(Step.Refused::new).orElse(step);
    }

    /** Has the handshake put out what was asked for; how it goes on is a matter of reading. */
    private Step putOut(MemoryBio out, NativeBuffer buffer) {
        int error = ssl.handshake();
        drain(out, buffer);
        starved = false;
        return error == SslH.ERROR_NONE || error == SslH.ERROR_WANT_READ ? Signal.MOVED : failed(error);
    }

    private Step stepped(MemoryBio in, MemoryBio out, ByteBuffer plain, NativeBuffer buffer) {
        int fed = feed(in, buffer);
        if (starved && fed == 0) {
            return Signal.NEEDS_INPUT;
        }
        Step step = negotiated == null ? handshake() : receive(plain, buffer);
        drain(out, buffer);
        starved = step == Signal.NEEDS_INPUT;
        if (spoke && side == Side.SERVER && serving.verifiesPeer() && !refused) {
            witness.listen();
        }
        return starved && RecordCutter.whole(in.unread(), BufferPool.SIZE) > 0 ? Signal.MOVED : step;
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
                spoke = true;
            }
        } while (count == BufferPool.SIZE);
    }

    private Step handshake() {
        int error = ssl.handshake();
        if (error != SslH.ERROR_NONE) {
            return failed(error);
        }
        negotiated = agreed();
        return Signal.ESTABLISHED;
    }

    private Step receive(ByteBuffer plain, NativeBuffer buffer) {
        int result = ssl.read(buffer, Math.min(plain.remaining(), MOST_PLAINTEXT));
        if (result <= 0) {
            return failed(-result);
        }
        plain.put(buffer.bytes().clear().limit(result));
        return Signal.RECEIVED;
    }

    private Step failed(int error) {
        if (error == SslH.ERROR_WANT_READ) {
            return Signal.NEEDS_INPUT;
        }
        if (error == SslH.ERROR_ZERO_RETURN) {
            return Signal.CLOSED;
        }
        refused = true;
        return new Step.Refused(witness.refusal(ErrorQueue.drain()));
    }

    private Negotiated agreed() {
        if (witness.presented().isEmpty()) {
            witness.presented(resumedPeer());
        }
        byte[] protocol = facts.alpn();
        return new Negotiated(
                TlsVersion.ofCode(facts.version()).orElseThrow(),
                new CipherSuite(facts.cipherCode()),
                Optional.empty(),
                protocol.length == 0 ? Optional.empty() : Optional.of(AlpnProtocol.ofBytes(protocol)),
                Optional.empty(),
                facts.isResumed(),
                witness.presented());
    }

    /** No chain is presented on a resumed connection: a client kept it, to a server the ticket tells the leaf. */
    private List<X509Certificate> resumedPeer() {
        try {
            List<X509Certificate> leaf = facts.peerCertificate().map(List::of).orElse(List.of());
            return offered.map(OpenSslSession::peerChain)
                    .filter(chain -> chain.containsAll(leaf))
                    .orElse(leaf);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private AcceptedParameters accepted() {
        return AcceptedParameters.of(
                List.copyOf(context.protocols()),
                facts.supportedCipherCodes().stream()
                        .map(CipherSuite::new)
                        .filter(suite -> context.temporaryDh().isPresent() || Defaults.isUsable(suite))
                        .toList(),
                context.groups().isEmpty() ? Defaults.GROUPS : context.groups(),
                serving.credentials());
    }

    private void free() {
        if (negotiated != null && !refused) {
            ssl.keepSession();
        }
        ssl.close();
        open.remove(this);
    }

    private static ByteBuffer slice(ByteBuffer bytes, int count) {
        return bytes.duplicate().limit(bytes.position() + count);
    }

    /** What a server accepts without being told to. */
    private static final class Defaults {
        private static final List<NamedGroup> GROUPS = List.of(
                NamedGroup.X25519,
                NamedGroup.SECP256R1,
                NamedGroup.X448,
                NamedGroup.SECP521R1,
                NamedGroup.SECP384R1,
                NamedGroup.FFDHE2048,
                NamedGroup.FFDHE3072,
                NamedGroup.FFDHE4096,
                NamedGroup.FFDHE6144,
                NamedGroup.FFDHE8192);

        /** A server has no Diffie-Hellman parameters unless they are loaded. */
        static boolean isUsable(CipherSuite suite) {
            return !suite.keyExchange().equals(Optional.of(CipherSuite.KeyExchange.DHE));
        }
    }
}
