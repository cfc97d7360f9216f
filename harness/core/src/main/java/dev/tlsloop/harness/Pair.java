package dev.tlsloop.harness;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.Session;
import dev.tlsloop.Side;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.harness.fault.Fault;
import dev.tlsloop.harness.pipe.Keeping;
import dev.tlsloop.harness.pipe.Pipe;
import dev.tlsloop.harness.pipe.RecordingTap;
import dev.tlsloop.harness.pipe.SecretLog;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A client and a server after their handshake, with open connections.
 *
 * <pre>{@code
 * try (Pair pair = Loopback.between(client, server).open()) {
 *     byte[] arrived = pair.transfer(CLIENT, new byte[] {1, 2, 3});
 *     StreamEnds endings = pair.closeNotify(CLIENT);
 * }
 * }</pre>
 *
 * <p>The handshake may have failed: see {@link #outcome()}. Between calls the caller may use the two connections directly;
 * their bytes move with the next call. Like a connection it is for one thread.
 */
public final class Pair implements AutoCloseable {
    private final SharedEndpoints endpoints;
    private final ConnectionSettings settings;
    private final Closer closer;
    private final Connection client;
    private final Connection server;
    private final PairedConnection clientEnd;
    private final PairedConnection serverEnd;
    private final Pump pump;
    private final Keeping keeping;
    private final TranscriptRecorder recorder;
    private final Optional<SecretLog> secrets;
    private final Verdict verdict;
    private final Outcome outcome;

    /**
     * @param keeping how much the transcript shows
     * @param recorded how much is kept, which is as much or more
     */
    private Pair(
            SharedEndpoints endpoints,
            ConnectionSettings settings,
            List<Fault> faults,
            Keeping keeping,
            Keeping recorded,
            Closer closer) {
        this.keeping = keeping;
        this.recorder = recorded.recorder();
        this.secrets = recorded.secretLog();
        this.endpoints = endpoints;
        this.settings = settings;
        this.closer = closer;
        this.client = endpoints.client().open(Side.CLIENT, telling(settings));
        closer.hold(client::close);
        this.server = endpoints.server().open(Side.SERVER, telling(ConnectionSettings.none()));
        closer.hold(server::close);
        Pipe toServer = pipe(client, server, faults);
        Pipe toClient = pipe(server, client, faults);
        this.clientEnd = new PairedConnection(client, toServer, toClient, recorder);
        this.serverEnd = new PairedConnection(server, toClient, toServer, recorder);
        this.pump = new Pump(clientEnd, serverEnd);
        Pump.Stop stop = pump.run();
        reportUnreached(Side.CLIENT, toServer);
        reportUnreached(Side.SERVER, toClient);
        this.verdict = judge(stop);
        this.outcome = verdict.outcome();
    }

    /** Opens a pair, whose outcome the listeners of this thread hear. */
    static Pair open(SharedEndpoints endpoints, ConnectionSettings settings, List<Fault> faults, Keeping keeping) {
        Optional<OutcomeScope.Entry> scope = OutcomeScope.current();
        if (scope.isEmpty()) {
            return openUnheard(endpoints, settings, faults, keeping, keeping);
        }
        Keeping recorded = scope.get().keepingAtLeast(keeping);
        Pair pair = openUnheard(endpoints, settings, faults, keeping, recorded);
        try (Closer onFailure = new Closer()) {
            onFailure.hold(pair::close);
            Transcript kept = pair.shown(pair.verdict.transcript(), recorded);
            scope.get().tell(pair.outcome, pair.verdict.showing(kept).outcome());
            onFailure.keep();
        }
        return pair;
    }

    static Pair openUnheard(
            SharedEndpoints endpoints,
            ConnectionSettings settings,
            List<Fault> faults,
            Keeping keeping,
            Keeping recorded) {
        Closer own = new Closer();
        try (Closer onFailure = new Closer()) {
            endpoints.share();
            own.hold(endpoints::release);
            onFailure.hold(own::close);
            Pair pair = new Pair(endpoints, settings, faults, keeping, recorded, own);
            onFailure.keep();
            return pair;
        }
    }

    /** The result of the handshake. Later calls do not change it. */
    public Outcome outcome() {
        return outcome;
    }

    /** The client's connection; this pair closes it. */
    public Connection client() {
        return client;
    }

    /** The server's connection; this pair closes it. */
    public Connection server() {
        return server;
    }

    /** The transcript so far. */
    public Transcript transcript() {
        return shown(recorder.transcript(), keeping);
    }

    private ConnectionSettings telling(ConnectionSettings own) {
        return secrets.map(log -> log.addTo(own)).orElse(own);
    }

    /** The transcript as readers get it; it is judged without secrets, so that asking for them changes no outcome. */
    private Transcript shown(Transcript plain, Keeping most) {
        if (most == Keeping.LINES) {
            return new Transcript(plain.entries());
        }
        String keyLog = most == Keeping.SECRETS ? secrets.map(SecretLog::lines).orElse("") : "";
        return plain.recording().map(bytes -> bytes.decryptedWith(keyLog)).orElse(plain);
    }

    /**
     * Sends application data from one side to the other; both sides also process messages such as key updates.
     *
     * @param from the sender
     * @param data any number of bytes
     * @return the data that arrived, with data that was unread before; less than was sent if a fault, the end of the stream
     *     or a refusal stopped it
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public byte[] transfer(Side from, byte[] data) {
        requireSide(from, "transfer(from, data)");
        Objects.requireNonNull(data, "the data of transfer(from, data) is null; give an array, empty for no bytes");
        requireEstablished("transfer()");
        return new DataTransfer(end(from), end(from.peer()), pump).run(ByteBuffer.wrap(data));
    }

    /**
     * Runs both sides until neither sends any more. It completes an operation that the caller began on {@link #client()} or
     * {@link #server()}, such as a renegotiation or a key update. Application data stays unread.
     *
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public void runUntilIdle() {
        requireEstablished("runUntilIdle()");
        pump.run();
    }

    /**
     * Sends close_notify from one side, and the other answers with its own; unread data is discarded.
     *
     * @param first the side that closes first
     * @return the end for each side: CLEAN for both without a fault
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public StreamEnds closeNotify(Side first) {
        requireSide(first, "closeNotify(first)");
        requireEstablished("closeNotify()");
        end(first).shutdown();
        discard(first.peer());
        if (end(first.peer()).sawCloseNotify()) {
            end(first.peer()).shutdown();
        }
        discard(first);
        return endings();
    }

    /**
     * Ends the stream of that side without close_notify, as when its process dies. The other direction stays open; unread
     * data of the peer is discarded.
     *
     * @param sender the side whose stream ends
     * @return the end for each side: TRUNCATED for the peer
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public StreamEnds truncate(Side sender) {
        requireSide(sender, "truncate(sender)");
        requireEstablished("truncate()");
        end(sender).cut();
        discard(sender.peer());
        return endings();
    }

    /**
     * Opens a new pair on the same endpoints, in which the client offers its session of this one. The new outcome says whether
     * the server resumed it. Faults are not repeated. The caller closes both pairs, in any order.
     *
     * @throws IllegalStateException when the client has no session to offer, or the pair is closed
     */
    public Pair resume() {
        requireOpen("resume()");
        Session session = client.session()
                .orElseThrow(() -> new IllegalStateException("resume() needs a session, and the client has none yet;"
                        + " it gets one from a successful handshake, in TLS 1.3 with a ticket that the server sends"
                        + " after it: check outcome(), and that neither context has tickets or its session cache off"));
        return open(endpoints, settings.withSession(session), List.of(), keeping);
    }

    /** Closes both connections, and their endpoints if no other pair uses them. It sends no bytes and is idempotent. */
    @Override
    public void close() {
        closer.close();
    }

    private Pipe pipe(Connection from, Connection to, List<Fault> faults) {
        List<Fault> own = new ArrayList<>(faults);
        own.removeIf(fault -> fault.side() != from.side());
        return new Pipe(from.outgoing(), to.incoming(), own, List.of(new RecordingTap(from.side(), recorder)));
    }

    private void reportUnreached(Side side, Pipe pipe) {
        pipe.pendingFaults().forEach(fault -> recorder.recordFault(side, "not reached by now: " + fault.text()));
    }

    private Verdict judge(Pump.Stop stop) {
        SideResult serverReport = serverEnd.report(stop);
        Transcript crossed = recorder.transcript();
        return new Verdict(
                clientEnd.report(stop),
                serverReport,
                endpoints.servedBy(server.context()),
                new ClientCertificateResolver(client, server, serverReport, crossed).outcome(this::whyWithheld),
                endpoints.names(),
                crossed,
                shown(crossed, keeping));
    }

    /**
     * The key manager of a user-supplied client gives no reason when it chooses no certificate. So a second handshake requests
     * one without naming authorities. A client that allows only one connection stays unknown.
     */
    private ClientCertificate.Why whyWithheld(Context served) {
        Context undemanding = Context.server()
                .credential(served.credentials().toArray(Credential[]::new))
                .verify(VerifyMode.PEER)
                .clientCas(List.of())
                .build();
        try (Pair trial = Loopback.between(endpoints.client(), undemanding)
                .opening(settings)
                .openUnheard()) {
            ClientCertificate became = trial.outcome().clientCertificate();
            if (became instanceof ClientCertificate.Presented) {
                return ClientCertificate.Why.ISSUER_NOT_NAMED;
            }
            return became instanceof ClientCertificate.Withheld
                    ? ClientCertificate.Why.HOLDS_NONE
                    : ClientCertificate.Why.UNKNOWN;
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedSettingException e) {
            return ClientCertificate.Why.UNKNOWN;
        }
    }

    private void discard(Side receiver) {
        new DataTransfer(end(receiver.peer()), end(receiver), pump).run(ByteBuffer.allocate(0));
    }

    private StreamEnds endings() {
        return new StreamEnds(clientEnd.ending(), serverEnd.ending());
    }

    private PairedConnection end(Side side) {
        return side == Side.CLIENT ? clientEnd : serverEnd;
    }

    private static void requireSide(Side side, String call) {
        Objects.requireNonNull(side, () -> "the side of " + call + " is null; give Side.CLIENT or Side.SERVER");
    }

    private void requireEstablished(String what) {
        requireOpen(what);
        if (!(outcome instanceof Outcome.Success)) {
            String became = outcome instanceof Outcome.Refused refused
                    ? refused.side() + " refused because " + refused.reason()
                    : "sides " + outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            throw new IllegalStateException(what + " needs an established pair, and this one is not: the " + became
                    + "; assert that outcome() succeeded first");
        }
    }

    private void requireOpen(String what) {
        if (closer.isEmpty()) {
            throw new IllegalStateException(what + " after close(); call it before, or open() a new pair");
        }
    }
}
