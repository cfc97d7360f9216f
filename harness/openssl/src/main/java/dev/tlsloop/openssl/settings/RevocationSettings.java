package dev.tlsloop.openssl.settings;

import dev.tlsloop.Context;
import dev.tlsloop.Revocation;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.jna.X509VfyH;
import dev.tlsloop.openssl.reason.ErrorQueue;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Optional;
import java.util.stream.Stream;

/** Into which lists OpenSSL looks for a peer, and whether it does. What is stapled is {@link StapleVerifier}'s. */
public final class RevocationSettings {
    private RevocationSettings() {}

    static void apply(Context context, SslCtx ctx) {
        context.crls().forEach(list -> add(list, ctx));
        lists(context)
                .ifPresent(check -> ctx.verifyFlags(
                        check == Revocation.CRL
                                ? X509VfyH.FLAG_CRL_CHECK
                                : X509VfyH.FLAG_CRL_CHECK | X509VfyH.FLAG_CRL_CHECK_ALL));
    }

    /** The check that looks into lists, the wider one where both are named. */
    public static Optional<Revocation> lists(Context context) {
        return Stream.of(Revocation.CRL_ALL, Revocation.CRL)
                .filter(context.revocation()::contains)
                .findFirst();
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
        return SettingRefusals.refused("crls(" + list.getIssuerX500Principal() + ")", why, "leave it out");
    }
}
