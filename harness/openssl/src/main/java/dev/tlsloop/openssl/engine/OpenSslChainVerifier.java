package dev.tlsloop.openssl.engine;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.chain.ChainVerdict;
import dev.tlsloop.chain.ChainVerifier;
import dev.tlsloop.openssl.callback.CallbackRegistration;
import dev.tlsloop.openssl.callback.ConnectionCallbackState;
import dev.tlsloop.openssl.handle.ChainCheck;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.X509;
import dev.tlsloop.openssl.jna.X509VfyH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The verification of a chain with {@code X509_verify_cert}, as in a handshake of this connection. */
record OpenSslChainVerifier(
        Context context, Side side, SslCtx ctx, CallbackRegistration callbacks, ConnectionCallbackState state)
        implements ChainVerifier {
    @Override
    public Optional<ChainVerdict> verdict(List<X509Certificate> chain) {
        if (!context.verifiesPeer()) {
            return Optional.of(new ChainVerdict.Accepted(List.of()));
        }
        ConnectionCallbackState before = callbacks.enter(state);
        try {
            ErrorQueue.clear();
            ChainCheck.Peer peer = side == Side.CLIENT ? ChainCheck.Peer.SERVER : ChainCheck.Peer.CLIENT;
            return Optional.of(ChainCheck.with(ctx, state.ssl(), peer, chain, this::verify));
        } catch (IllegalArgumentException e) {
            return Optional.of(new ChainVerdict.Refused(
                    Refusal.of(Reason.MALFORMED_CERTIFICATE, e.getMessage() + ": " + ErrorQueue.drainText())
                            .withCause(e)));
        } finally {
            ErrorQueue.clear();
            callbacks.leave(before);
            state.rethrow();
        }
    }

    private ChainVerdict verify(long storeCtx) {
        return callbacks
                .verifyChain(storeCtx)
                .<ChainVerdict>map(ChainVerdict.Refused::new)
                .orElseGet(() -> new ChainVerdict.Accepted(path(storeCtx)));
    }

    private static List<X509Certificate> path(long storeCtx) {
        try {
            return X509.certificates(X509VfyH.X509_STORE_CTX_get0_chain(storeCtx));
        } catch (CertificateException e) {
            return List.of();
        }
    }
}
