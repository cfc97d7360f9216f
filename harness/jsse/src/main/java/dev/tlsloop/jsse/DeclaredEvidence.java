package dev.tlsloop.jsse;

import dev.tlsloop.Connection;
import dev.tlsloop.Context;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.spi.Acceptance;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What our own managers noted on one connection of a declared context. */
final class DeclaredEvidence implements Evidence {
    private final Context context;
    private final Side side;
    private final Connection connection;
    private final AlpnOnEngine alpn;
    private final EngineSettings settings;
    private List<X509Certificate> peerChain = List.of();
    private @Nullable Refusal byTrustManager;

    DeclaredEvidence(Context context, Side side, Connection connection, AlpnOnEngine alpn, EngineSettings settings) {
        this.context = context;
        this.side = side;
        this.connection = connection;
        this.alpn = alpn;
        this.settings = settings;
    }

    Connection connection() {
        return connection;
    }

    void presented(List<X509Certificate> chain) {
        peerChain = chain;
    }

    void refused(Refusal refusal) {
        byTrustManager = refusal;
    }

    @Override
    public Optional<Refusal> known(SSLException e) {
        return Optional.ofNullable(byTrustManager).or(alpn::refusal).or(() -> noCertificate(e));
    }

    @Override
    public List<X509Certificate> peerChain() {
        return peerChain;
    }

    @Override
    public Optional<Acceptance> acceptance() {
        return side == Side.CLIENT ? Optional.empty() : Optional.of(settings.acceptance(context.credentials()));
    }

    private Optional<Refusal> noCertificate(SSLException e) {
        boolean insists = side == Side.SERVER && context.verifyModes().contains(VerifyMode.FAIL_IF_NO_PEER_CERT);
        return insists && peerChain.isEmpty() ? MissingCertificate.refusal(e, connection) : Optional.empty();
    }
}
