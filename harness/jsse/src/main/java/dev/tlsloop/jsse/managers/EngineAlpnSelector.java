package dev.tlsloop.jsse.managers;

import dev.tlsloop.AlpnProtocol;
import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.bio.MemoryBio;
import dev.tlsloop.spi.AlpnSelection;
import dev.tlsloop.spi.Step;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** ALPN on one engine. A server always decides by our selector, so that we know what it decided. */
public final class EngineAlpnSelector {
    private static final @Nullable String FATAL = null;
    private static final String CONTINUE_WITHOUT = "";

    /** A record that holds a fatal alert (RFC 8446, 5.1 and 6). */
    private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

    private final Context context;
    private final Connection connection;
    private @Nullable Refusal refusal;

    public EngineAlpnSelector(Context context, Connection connection) {
        this.context = context;
        this.connection = connection;
    }

    public void applyTo(Side side, ConnectionSettings settings, SSLParameters p) {
        if (side == Side.CLIENT) {
            List<AlpnProtocol> offered = settings.alpn().orElse(context.alpn());
            p.setApplicationProtocols(offered.stream().map(AlpnProtocol::name).toArray(String[]::new));
        }
    }

    /** To be called after the parameters were set: the selector lives on the engine. */
    public void listenOn(Side side, SSLEngine engine) {
        if (side == Side.SERVER && AlpnSelection.isDeclared(context)) {
            engine.setHandshakeApplicationProtocolSelector((e, offered) -> select(offered));
        }
    }

    /** Why the selector ended the handshake, if it did. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /**
     * Ends the handshake where the selector refused and the engine goes on: it has only read the hello, so that the alert
     * is still in the clear.
     */
    public Step enforce(Step step, MemoryBio out) {
        if (refusal == null || step instanceof Step.Refused) {
            return step;
        }
        out.write(NO_APPLICATION_PROTOCOL);
        return new Step.Refused(refusal);
    }

    private @Nullable String select(List<String> offered) {
        List<AlpnProtocol> protocols = offered.stream().map(AlpnProtocol::new).toList();
        AlpnSelection selection = AlpnSelection.choose(context, connection, protocols);
        if (selection instanceof AlpnSelection.Selected selected) {
            return selected.protocol().name();
        }
        if (selection instanceof AlpnSelection.Refused refused) {
            refusal = refused.refusal();
            return FATAL;
        }
        return CONTINUE_WITHOUT;
    }
}
