package dev.tlsloop.openssl.callback;

import dev.tlsloop.CertificateVerification;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Revocation;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyCode;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.X509;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.jna.X509VfyH;
import dev.tlsloop.openssl.reason.VerifyReasons;
import dev.tlsloop.openssl.settings.RevocationSettings;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** How a peer's chain is judged: by OpenSSL, and, certificate by certificate, by the user's callback. */
final class VerifyCallbacks {
    private final CurrentConnection currentConnection;
    private final Optional<Revocation> lists;

    private VerifyCallbacks(CurrentConnection currentConnection, Optional<Revocation> lists) {
        this.currentConnection = currentConnection;
        this.lists = lists;
    }

    static void install(Context context, SslCtx ctx, CurrentConnection currentConnection, int verifyMode) {
        VerifyCallbacks calls = new VerifyCallbacks(currentConnection, RevocationSettings.lists(context));
        ctx.onChain(
                (storeCtx, arg) -> currentConnection.answer(CurrentConnection.REFUSE, () -> calls.verified(storeCtx)));
        context.verifyCallback()
                .ifPresentOrElse(
                        user -> ctx.verify(
                                verifyMode,
                                (ok, storeCtx) -> currentConnection.answer(
                                        CurrentConnection.REFUSE, () -> calls.judged(user, ok == 1, storeCtx))),
                        () -> ctx.verify(verifyMode));
    }

    /** The whole chain: seen as it was presented, and judged by OpenSSL. */
    private int verified(long storeCtx) {
        ConnectionCallbackState state = currentConnection.witness();
        state.beganChain();
        state.presented(readable(X509VfyH.X509_STORE_CTX_get0_untrusted(storeCtx)));
        int verdict = X509VfyH.X509_verify_cert(storeCtx);
        if (verdict != CurrentConnection.GO_ON) {
            Refusal found = finding(storeCtx);
            state.refusedChain(
                    isAboutRevocation(found)
                            ? lists.map(found::withRevocationCheck).orElse(found)
                            : found);
            state.listen();
        }
        return verdict;
    }

    private static List<X509Certificate> readable(long stack) {
        try {
            return X509.certificates(stack);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private static boolean isAboutRevocation(Refusal refusal) {
        return refusal.reason() == Reason.REVOKED || refusal.reason() == Reason.REVOCATION_UNKNOWN;
    }

    /** What OpenSSL found, with the certificate where the JDK can read it. */
    private static Refusal finding(long storeCtx) {
        int code = X509VfyH.X509_STORE_CTX_get_error(storeCtx);
        String text = NativeMemory.text(X509VfyH.X509_verify_cert_error_string(code));
        Refusal refusal = Refusal.of(VerifyReasons.of(code), "certificate verify failed: " + text + " (" + code + ")");
        try {
            return refusal.withCertificate(X509VfyH.X509_STORE_CTX_get_error_depth(storeCtx), current(storeCtx));
        } catch (CertificateException e) {
            return refusal.withCause(e);
        }
    }

    private static X509Certificate current(long storeCtx) throws CertificateException {
        return X509.certificate(X509VfyH.X509_STORE_CTX_get_current_cert(storeCtx));
    }

    /** One certificate, by the user's callback. */
    private int judged(VerifyCallback user, boolean ok, long storeCtx) {
        int depth = X509VfyH.X509_STORE_CTX_get_error_depth(storeCtx);
        VerifyCode code = new VerifyCode(X509VfyH.X509_STORE_CTX_get_error(storeCtx));
        try {
            X509Certificate certificate = current(storeCtx);
            return answered(
                    user,
                    new CertificateVerification(currentConnection.witness().connection(), certificate, code, depth, ok),
                    storeCtx);
        } catch (CertificateException e) {
            currentConnection
                    .witness()
                    .refusedChain(Refusal.of(
                                    Reason.MALFORMED_CERTIFICATE,
                                    "the JDK cannot read what the callback is to judge: " + e)
                            .withCause(e));
            return CurrentConnection.REFUSE;
        }
    }

    private int answered(VerifyCallback user, CertificateVerification verification, long storeCtx) {
        try {
            if (user.verify(verification)) {
                X509VfyH.X509_STORE_CTX_set_error(storeCtx, VerifyCode.OK.code());
                return CurrentConnection.GO_ON;
            }
            if (verification.ok()) {
                currentConnection
                        .witness()
                        .refusedChain(rejected(verification, "the verify callback rejected a good certificate"));
            }
        } catch (Exception e) {
            currentConnection
                    .witness()
                    .refusedChain(rejected(verification, "the verify callback threw " + e)
                            .withCause(e));
        }
        return CurrentConnection.REFUSE;
    }

    private static Refusal rejected(CertificateVerification verification, String detail) {
        return Refusal.of(Reason.REJECTED_BY_CALLBACK, detail)
                .withCertificate(verification.depth(), verification.certificate());
    }
}
