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
import dev.tlsloop.harness.pipe.Pipe;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A client and a server whose handshake has been run, and which are still open.
 *
 * <pre>{@code
 * try (Pair pair = Loopback.between(client, server).open()) {
 *     byte[] arrived = pair.transfer(CLIENT, new byte[] {1, 2, 3});
 *     StreamEnds endings = pair.closeNotify(CLIENT);
 * }
 * }</pre>
 *
 * <p>It exists whether or not the handshake succeeded: see {@link #outcome()}. Between calls the two connections may be
 * used directly; their bytes move with the next call. Like a connection it is for one thread.
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
    private final TranscriptRecorder recorder = new TranscriptRecorder();
    private final Outcome outcome;

    private Pair(SharedEndpoints endpoints, ConnectionSettings settings, List<Fault> faults, Closer closer) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.closer = closer;
        this.client = endpoints.client().open(Side.CLIENT, settings);
        closer.hold(client::close);
        this.server = endpoints.server().open(Side.SERVER, ConnectionSettings.none());
        closer.hold(server::close);
        Pipe toServer = pipe(client, server, faults);
        Pipe toClient = pipe(server, client, faults);
        this.clientEnd = new PairedConnection(client, toServer, recorder);
        this.serverEnd = new PairedConnection(server, toClient, recorder);
        this.pump = new Pump(clientEnd, serverEnd);
        Pump.Stop stop = pump.run();
        reportUnreached(Side.CLIENT, toServer);
        reportUnreached(Side.SERVER, toClient);
        this.outcome = judge(stop);
    }

    static Pair open(SharedEndpoints endpoints, ConnectionSettings settings, List<Fault> faults) {
        Closer own = new Closer();
        try (Closer onFailure = new Closer()) {
            endpoints.share();
            own.hold(endpoints::release);
            onFailure.hold(own::close);
            Pair pair = new Pair(endpoints, settings, faults, own);
            onFailure.keep();
            return pair;
        }
    }

    /** How the handshake came out. What happens later does not change it. */
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

    /** What crossed the wire until now. */
    public Transcript transcript() {
        return recorder.transcript();
    }

    /**
     * Sends application data from one side to the other and lets both answer what they must, such as key updates.
     *
     * @param data any number of bytes
     * @return what arrived, together with what had been waiting there: all of the data, and less where a fault, the
     *     end of the stream or a refusal kept the rest
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public byte[] transfer(Side from, byte[] data) {
        requireSide(from, "transfer(from, data)");
        Objects.requireNonNull(data, "the data of transfer(from, data) is null; give an array, empty for no bytes");
        requireEstablished("transfer()");
        return new DataTransfer(end(from), end(from.peer()), pump).run(ByteBuffer.wrap(data));
    }

    /**
     * Lets both sides say what they have to until they fall silent: what an operation on {@link #client()} or
     * {@link #server()} began, such as a renegotiation or a key update, is carried to its end. Application data stays.
     *
     * @throws IllegalStateException when the handshake did not succeed, or the pair is closed
     */
    public void runUntilIdle() {
        requireEstablished("runUntilIdle()");
        pump.run();
    }

    /**
     * One side sends close_notify, the other answers with its own; data that was still unread is discarded.
     *
     * @return how it ended for each side: CLEAN for both where nothing interfered
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
     * That side's stream ends without close_notify, as when a cable is cut or a process dies. The other direction stays
     * open; data that was still unread at the peer is discarded.
     *
     * @return how it ended for each side: TRUNCATED for the peer
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
     * A new connection on the same endpoints, in which the client offers the session it has from this one; whether it
     * was resumed says the new outcome. Faults are not repeated. Both pairs are to be closed, in any order.
     *
     * @throws IllegalStateException when the client has no session to offer, or the pair is closed
     */
    public Pair resume() {
        requireOpen("resume()");
        Session session = client.session()
                .orElseThrow(() -> new IllegalStateException("resume() needs a session, and the client has none yet;"
                        + " it gets one from a successful handshake, in TLS 1.3 with a ticket that the server sends"
                        + " after it: check outcome(), and that neither context has tickets or its session cache off"));
        return open(endpoints, settings.withSession(session), List.of());
    }

    /** Closes both connections, and what was started for them once no other pair uses it. Sends nothing; idempotent. */
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
        pipe.unreached().forEach(fault -> recorder.disturbed(side, "not reached by now: " + fault.text()));
    }

    private Outcome judge(Pump.Stop stop) {
        SideResult serverReport = serverEnd.report(stop);
        Transcript crossed = recorder.transcript();
        return new Verdict(
                        clientEnd.report(stop),
                        serverReport,
                        endpoints.servedBy(server.context()),
                        new ClientCertificateResolver(client, server, serverReport, crossed).outcome(this::whyWithheld),
                        endpoints.names(),
                        crossed)
                .outcome();
    }

    /**
     * The key manager of a client that was brought does not say why it chose nothing, so it is asked once more, by a server
     * that names nobody. A client that takes part only once does not tell.
     */
    private ClientCertificate.Why whyWithheld(Context served) {
        Context undemanding = Context.server()
                .credential(served.credentials().toArray(Credential[]::new))
                .verify(VerifyMode.PEER)
                .clientCas(List.of())
                .build();
        try (Pair trial = Loopback.between(endpoints.client(), undemanding)
                .opening(settings)
                .open()) {
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
