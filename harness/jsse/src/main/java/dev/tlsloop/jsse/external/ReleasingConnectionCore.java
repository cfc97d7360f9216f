package dev.tlsloop.jsse.external;

import dev.tlsloop.Negotiated;
import dev.tlsloop.Session;
import dev.tlsloop.UnsupportedSettingException;
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
    private final JsseConnectionCore core;
    private final Consumer<ReleasingConnectionCore> release;
    private final int plaintextSize;
    private List<X509Certificate> peerChain = List.of();
    private boolean stepping;
    private boolean closing;
    private boolean released;

    public ReleasingConnectionCore(JsseConnectionCore core, Consumer<ReleasingConnectionCore> release) {
        this.core = core;
        this.release = release;
        this.plaintextSize = core.plaintextSize();
    }

    @Override
    public Step step(MemoryBio in, MemoryBio out, ByteBuffer plain) {
        return step(() -> core.step(in, out, plain));
    }

    @Override
    public Step send(ByteBuffer plain, MemoryBio out) {
        return step(() -> core.send(plain, out));
    }

    @Override
    public Step closeNotify(MemoryBio out) {
        return step(() -> core.closeNotify(out));
    }

    @Override
    public int plaintextSize() {
        return plaintextSize;
    }

    @Override
    public Negotiated negotiated() {
        return core.negotiated();
    }

    @Override
    public List<X509Certificate> peerChain() {
        return isOver() ? peerChain : core.peerChain();
    }

    @Override
    public boolean asksForCertificate() {
        return !isOver() && core.asksForCertificate();
    }

    @Override
    public Optional<Session> session() {
        return isOver() ? Optional.empty() : core.session();
    }

    @Override
    public Optional<AcceptedParameters> acceptance() {
        return isOver() ? Optional.empty() : core.acceptance();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return isOver() ? Optional.empty() : core.ability(type);
    }

    @Override
    public UnsupportedSettingException lacking(Class<?> ability, String question, String engine) {
        return core.lacking(ability, question, engine);
    }

    @Override
    public void close() {
        if (isLast()) {
            release();
        }
    }

    private Step step(Supplier<Step> step) {
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
            release();
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

    private void release() {
        peerChain = core.peerChain();
        synchronized (this) {
            released = true;
        }
        core.close();
        release.accept(this);
    }
}
