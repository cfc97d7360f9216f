package dev.tlsloop.jsse.external;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Session;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.engine.JsseConnectionCore;
import dev.tlsloop.spi.AcceptedParameters;
import dev.tlsloop.spi.ConnectionCore;
import dev.tlsloop.spi.Step;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A machine whose engine is given back when it closes, and is not touched from then on: native memory may be gone. */
public final class ReleasingConnectionCore implements ConnectionCore {
    private final JsseConnectionCore machine;
    private final Consumer<ReleasingConnectionCore> release;
    private final int plaintextSize;
    private List<X509Certificate> peerChain = List.of();
    private boolean stepping;
    private boolean closing;
    private boolean released;

    public ReleasingConnectionCore(JsseConnectionCore machine, Consumer<ReleasingConnectionCore> release) {
        this.machine = machine;
        this.release = release;
        this.plaintextSize = machine.plaintextSize();
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        return stepped(() -> machine.step(in, out, plain));
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        return stepped(() -> machine.send(plain, out));
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        return stepped(() -> machine.closeNotify(out));
    }

    @Override
    public int plaintextSize() {
        return plaintextSize;
    }

    @Override
    public Negotiated negotiated() {
        return machine.negotiated();
    }

    @Override
    public List<X509Certificate> peerChain() {
        return isOver() ? peerChain : machine.peerChain();
    }

    @Override
    public boolean asksForCertificate() {
        return !isOver() && machine.asksForCertificate();
    }

    @Override
    public Optional<Session> session() {
        return isOver() ? Optional.empty() : machine.session();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return isOver() ? Optional.empty() : machine.acceptance();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return isOver() ? Optional.empty() : machine.ability(type);
    }

    @Override
    public void close() {
        if (isLast()) {
            giveBack();
        }
    }

    private Step stepped(Supplier<Step> step) {
        enter();
        try {
            return step.get();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        if (closing) {
            throw new IllegalStateException("this connection is closed; open another on its endpoint");
        }
        stepping = true;
    }

    /** A callback of the user's may close its connection while the engine runs in C, and then nobody may go on. */
    private void leave() {
        if (isClosedMeanwhile()) {
            giveBack();
            throw new IllegalStateException("this connection was closed in the middle of an operation, in a callback or"
                    + " by another thread; close it when the operation has returned");
        }
    }

    private synchronized boolean isClosedMeanwhile() {
        stepping = false;
        return closing;
    }

    private synchronized boolean isLast() {
        boolean first = !closing;
        closing = true;
        return first && !stepping;
    }

    private synchronized boolean isOver() {
        return released;
    }

    private void giveBack() {
        peerChain = machine.peerChain();
        synchronized (this) {
            released = true;
        }
        machine.close();
        release.accept(this);
    }
}
