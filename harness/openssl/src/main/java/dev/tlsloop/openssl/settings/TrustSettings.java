package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Trust anchors, and the CA names in a server's CertificateRequest. */
final class TrustSettings {
    private final Context context;
    private final SslCtx ctx;

    private TrustSettings(Context context, SslCtx ctx) {
        this.context = context;
        this.ctx = ctx;
    }

    static void apply(Context context, SslCtx ctx) {
        TrustSettings settings = new TrustSettings(context, ctx);
        for (Trust trust : context.trust()) {
            if (trust.equals(Trust.system())) {
                settings.trustSystem();
            } else {
                trust.anchors().forEach(settings::trust);
            }
        }
        context.clientCas().filter(names -> !names.isEmpty()).ifPresent(settings::setClientCas);
    }

    /** Trusts libssl's default paths, not the JDK's, as other programs on this library do. */
    private void trustSystem() {
        if (!ctx.defaultVerifyPaths()) {
            throw SettingRefusals.refused(
                    "trust(Trust.system())", ErrorQueue.drainText(), "give the certificates one by one");
        }
    }

    private void setClientCas(List<X500Principal> names) {
        try {
            ctx.clientAuthorities(names);
        } catch (IllegalArgumentException e) {
            throw SettingRefusals.refused(
                    "clientCas(" + names + ")", e.getMessage() + ": " + ErrorQueue.drainText(), "give other names");
        }
    }

    private void trust(X509Certificate anchor) {
        boolean requestsCertificate = context.verifiesPeer() && !context.side().equals(Optional.of(Side.CLIENT));
        boolean accepted = ctx.trust(anchor)
                && (!requestsCertificate || context.clientCas().isPresent() || ctx.clientAuthority(anchor));
        if (!accepted) {
            throw SettingRefusals.refused(
                    "trust(" + anchor.getSubjectX500Principal() + ")",
                    ErrorQueue.drainText(),
                    "give another certificate");
        }
    }
}
