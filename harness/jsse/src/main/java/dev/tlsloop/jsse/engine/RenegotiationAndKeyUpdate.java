package dev.tlsloop.jsse.engine;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.spi.PostHandshake;
import dev.tlsloop.spi.Step;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * What begins on an established engine: another handshake up to TLS 1.2, and in TLS 1.3, where the same call of JSSE
 * means something else, other keys.
 */
final class RenegotiationAndKeyUpdate implements PostHandshake {
    private final SSLEngine engine;
    private final Context context;
    private final ProviderCapabilities capabilities;
    private final Function<MemoryBio, Step> putOut;
    private int begun;

    /** @param putOut steps until nothing is left to be written */
    RenegotiationAndKeyUpdate(
            SSLEngine engine, Context context, ProviderCapabilities capabilities, Function<MemoryBio, Step> putOut) {
        this.capabilities = capabilities;
        this.engine = engine;
        this.context = context;
        this.putOut = putOut;
    }

    @Override
    public Step renegotiate(MemoryBio out) {
        if (!renegotiatePending()) {
            askOnce();
            begin("renegotiate()");
            begun++;
        }
        return putOut.apply(out);
    }

    @Override
    public boolean renegotiatePending() {
        return begun > 0 && isHandshaking();
    }

    @Override
    public int renegotiations() {
        return begun;
    }

    @Override
    public Step updateKeys(MemoryBio out) {
        begin("updateKeys()");
        return putOut.apply(out);
    }

    /** The peer has made the idle engine begin: what a client answers counts as its own, and no KeyUpdate does. */
    void wake() {
        boolean another = !engine.getSession().getProtocol().equals(TlsVersion.TLS_1_3.protocolName());
        if (engine.getUseClientMode() && another && isHandshaking()) {
            begun++;
        }
    }

    /** A server that was told to ask its client once does not ask again. */
    private void askOnce() {
        if (!engine.getUseClientMode() && context.verifyModes().contains(VerifyMode.CLIENT_ONCE)) {
            engine.setWantClientAuth(false);
        }
    }

    /** An engine that has heard close_notify only wants to write its own. */
    private boolean isHandshaking() {
        return !engine.isInboundDone() && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Some engines say that they do not, and some do nothing. */
    private void begin(String what) {
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            throw new IllegalStateException(
                    capabilities.source().name() + " begins nothing more on this connection (" + e.getMessage()
                            + "); open another",
                    e);
        } catch (UnsupportedOperationException e) {
            throw lacking(what);
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            throw lacking(what);
        }
    }

    private UnsupportedSettingException lacking(String what) {
        return capabilities.refusal(
                what,
                "a connection of " + capabilities.subject() + " begins nothing more",
                "run it on the engine jsse or openssl");
    }
}
