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

/** CRLs and the flags that enable their check; {@link StapleVerifier} checks a stapled OCSP response. */
public final class RevocationSettings {
    private RevocationSettings() {}

    static void apply(Context context, SslCtx ctx) {
        context.crls().forEach(crl -> add(crl, ctx));
        crlCheck(context)
                .ifPresent(check -> ctx.verifyFlags(
                        check == Revocation.CRL
                                ? X509VfyH.FLAG_CRL_CHECK
                                : X509VfyH.FLAG_CRL_CHECK | X509VfyH.FLAG_CRL_CHECK_ALL));
    }

    /** The requested CRL check; {@code CRL_ALL} if both are requested. */
    public static Optional<Revocation> crlCheck(Context context) {
        return Stream.of(Revocation.CRL_ALL, Revocation.CRL)
                .filter(context.revocation()::contains)
                .findFirst();
    }

    private static void add(X509CRL crl, SslCtx ctx) {
        try {
            if (!ctx.crl(crl.getEncoded())) {
                throw refused(crl, ErrorQueue.drainText());
            }
        } catch (IllegalArgumentException | CRLException e) {
            throw refused(crl, e.getMessage() + ": " + ErrorQueue.drainText());
        }
    }

    private static RuntimeException refused(X509CRL crl, String why) {
        return SettingRefusals.refused("crls(" + crl.getIssuerX500Principal() + ")", why, "give another CRL");
    }
}
