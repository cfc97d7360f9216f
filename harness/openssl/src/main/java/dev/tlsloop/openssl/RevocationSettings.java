package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.Revocation;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.lib.X509VfyH;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;

/** Into which lists OpenSSL looks for a peer, and whether it does. What is stapled is {@link StapleCheck}'s. */
final class RevocationSettings {
    private RevocationSettings() {}

    static void apply(Context context, SslCtx ctx) {
        context.crls().forEach(list -> add(list, ctx));
        if (context.revocation().contains(Revocation.CRL_ALL)) {
            ctx.verifyFlags(X509VfyH.FLAG_CRL_CHECK | X509VfyH.FLAG_CRL_CHECK_ALL);
        } else if (context.revocation().contains(Revocation.CRL)) {
            ctx.verifyFlags(X509VfyH.FLAG_CRL_CHECK);
        }
    }

    private static void add(X509CRL list, SslCtx ctx) {
        try {
            if (!ctx.crl(list.getEncoded())) {
                throw refused(list, ErrorQueue.drainText());
            }
        } catch (IllegalArgumentException | CRLException e) {
            throw refused(list, e.getMessage() + ": " + ErrorQueue.drainText());
        }
    }

    private static RuntimeException refused(X509CRL list, String why) {
        return Settings.refused("crls(" + list.getIssuerX500Principal() + ")", why, "leave it out");
    }
}
