package dev.tlsloop.jsse.external;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Refusal;
import dev.tlsloop.Session;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.evidence.ExceptionCauses;
import dev.tlsloop.jsse.evidence.RefusalEvidence;
import dev.tlsloop.jsse.provider.JsseEngineName;
import dev.tlsloop.jsse.provider.MissingAbility;
import dev.tlsloop.jsse.sslcontext.SessionParameters;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.Step;
import dev.tlsloop.spi.Step.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A connection core on one SSLSocket, without a thread. The socket times out where a real one would block, and the
 * operation is repeated when more bytes have arrived. The JDK's sockets allow that for handshakes and reads.
 */
public final class SslSocketConnectionCore implements ConnectionCore {
    private static final int LONGEST_TEXT = 16384;

    private final MemorySocket raw;
    private final SslSocketQueries facts;
    private final SSLSocket socket;
    private final Function<SSLSocket, Optional<Refusal>> objection;
    private final RefusalEvidence evidence;
    private boolean established;
    private boolean closed;
    private List<X509Certificate> peerChain = List.of();

    /** @param objection what is still to be checked of a complete handshake */
    public SslSocketConnectionCore(
            MemorySocket raw,
            SslSocketQueries facts,
            Function<SSLSocket, Optional<Refusal>> objection,
            RefusalEvidence evidence) {
        this.raw = raw;
        this.facts = facts;
        this.socket = facts.socket();
        this.objection = objection;
        this.evidence = evidence;
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        raw.wire(in, out);
        return attempt(() -> established ? receive(plain) : shaken());
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        raw.wire(new MemoryBio(), out);
        byte[] text = new byte[Math.min(plain.remaining(), LONGEST_TEXT)];
        plain.get(text);
        return attempt(() -> {
            socket.getOutputStream().write(text);
            return Signal.MOVED;
        });
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        if (socket.isOutputShutdown()) {
            return Signal.CLOSED;
        }
        raw.wire(new MemoryBio(), out);
        return attempt(() -> {
            socket.shutdownOutput();
            return Signal.MOVED;
        });
    }

    @Override
    public int plaintextSize() {
        return LONGEST_TEXT;
    }

    @Override
    public Negotiated negotiated() {
        return SessionParameters.of(socket.getSession(), socket.getApplicationProtocol(), peerChain());
    }

    @Override
    public List<X509Certificate> peerChain() {
        return closed ? peerChain : facts.peerChain();
    }

    /** The session cache belongs to the maker of the factory. */
    @Override
    public Optional<Session> session() {
        return Optional.empty();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(facts) ? Optional.of(type.cast(facts)) : Optional.empty();
    }

    @Override
    public UnsupportedSettingException lacking(Class<?> ability, String question, String engine) {
        return MissingAbility.NO_CALL.refusal(ability, question, engine);
    }

    /** Invalidates the session, because its made-up port must not be resumed from. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        peerChain = facts.peerChain();
        closed = true;
        raw.wire(new MemoryBio(), new MemoryBio());
        facts.session().ifPresent(SSLSession::invalidate);
        shut();
    }

    private Step shaken() throws IOException {
        socket.startHandshake();
        facts.establish();
        Optional<Refusal> refused = objection.apply(socket);
        if (refused.isPresent()) {
            return new Step.Refused(refused.get());
        }
        established = true;
        return Signal.ESTABLISHED;
    }

    private Step receive(ByteBuffer plain) throws IOException {
        byte[] text = new byte[plain.remaining()];
        int count = socket.getInputStream().read(text);
        if (count < 0) {
            return Signal.CLOSED;
        }
        plain.put(text, 0, count);
        return Signal.RECEIVED;
    }

    private interface Attempt {
        Step make() throws IOException;
    }

    private Step attempt(Attempt attempt) {
        try {
            return attempt.make();
        } catch (MemorySocketImpl.NothingYet e) {
            if (socket.isClosed()) {
                throw cannotWait();
            }
            return Signal.NEEDS_INPUT;
        } catch (IOException e) {
            if (ExceptionCauses.of(e).anyMatch(MemorySocketImpl.NothingYet.class::isInstance)) {
                throw cannotWait();
            }
            return new Step.Refused(
                    evidence.refusalOf(e instanceof SSLException told ? told : new SSLException(e.getMessage(), e)));
        }
    }

    private UnsupportedSettingException cannotWait() {
        return new UnsupportedSettingException(
                "an SSLSocketFactory whose sockets are of the class "
                        + socket.getClass().getName(),
                JsseEngineName.NAME,
                "they give up where a read has to wait, and there is no thread that could wait",
                "bring the SSLContext behind it to Jsse.endpoint(...)");
    }

    private void shut() {
        try {
            socket.close();
        } catch (IOException e) {
            // The peer is gone, and nothing else is left to release.
        }
    }
}
