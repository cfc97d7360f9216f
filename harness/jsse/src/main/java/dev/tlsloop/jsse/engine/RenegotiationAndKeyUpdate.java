package dev.tlsloop.jsse.engine;

import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.jsse.provider.ProviderCapabilities;
import dev.tlsloop.jsse.provider.ProviderCapability;
import dev.tlsloop.spi.PostHandshake;
import dev.tlsloop.spi.Step;
import dev.tlsloop.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Renegotiation and KeyUpdate on an established engine. JSSE has one call for both, {@code beginHandshake()}: up to TLS
 * 1.2 it renegotiates, in TLS 1.3 it updates the keys.
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
        if (context.options().contains(Option.NO_RENEGOTIATION)) {
            throw new IllegalStateException(
                    "the options of this side forbid renegotiate() (NO_RENEGOTIATION); remove them to allow it");
        }
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

    /**
     * Whether the next record begins a renegotiation of the client that the declaration does not allow, on an idle engine.
     * SunJSSE would go along. Record types are in the clear up to TLS 1.2.
     */
    boolean isUnasked(ByteBuffer next) {
        return next.hasRemaining()
                && next.get(next.position()) == ContentType.HANDSHAKE
                && !engine.getUseClientMode()
                && !isOfTls13()
                && capabilities.has(ProviderCapability.ANSWERS_ITS_CLIENT)
                && !isAllowed();
    }

    private boolean isAllowed() {
        return context.options().contains(Option.ALLOW_CLIENT_RENEGOTIATION)
                && !context.options().contains(Option.NO_RENEGOTIATION);
    }

    Refusal refusal() {
        return Refusal.of(
                Reason.UNEXPECTED_MESSAGE,
                "the client began a renegotiation, which this server does not allow; declare"
                        + " options(ALLOW_CLIENT_RENEGOTIATION) to allow it");
    }

    /** The peer has made the idle engine begin: what a client answers counts as its own, and no KeyUpdate does. */
    void wake() {
        if (engine.getUseClientMode() && !isOfTls13() && isHandshaking()) {
            begun++;
        }
    }

    private boolean isOfTls13() {
        return engine.getSession().getProtocol().equals(TlsVersion.TLS_1_3.protocolName());
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
