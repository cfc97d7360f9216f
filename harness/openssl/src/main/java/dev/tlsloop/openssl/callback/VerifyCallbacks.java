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

/** The callbacks that verify a peer's chain with OpenSSL, and each certificate with the user's callback. */
final class VerifyCallbacks {
    private final CurrentConnection currentConnection;
    private final Optional<Revocation> crlCheck;

    private VerifyCallbacks(CurrentConnection currentConnection, Optional<Revocation> crlCheck) {
        this.currentConnection = currentConnection;
        this.crlCheck = crlCheck;
    }

    static VerifyCallbacks install(Context context, SslCtx ctx, CurrentConnection currentConnection, int verifyMode) {
        VerifyCallbacks callbacks = new VerifyCallbacks(currentConnection, RevocationSettings.crlCheck(context));
        ctx.onChain((storeCtx, arg) ->
                currentConnection.answer(CurrentConnection.REFUSE, () -> callbacks.verifyChain(storeCtx)));
        context.verifyCallback()
                .ifPresentOrElse(
                        user -> ctx.verify(
                                verifyMode,
                                (ok, storeCtx) -> currentConnection.answer(
                                        CurrentConnection.REFUSE,
                                        () -> callbacks.verifyCertificate(user, ok == 1, storeCtx))),
                        () -> ctx.verify(verifyMode));
        return callbacks;
    }

    /** Records the presented chain, and has OpenSSL verify it. */
    int verifyChain(long storeCtx) {
        ConnectionCallbackState state = currentConnection.state();
        state.beginChain();
        state.recordChain(certificatesOf(X509VfyH.X509_STORE_CTX_get0_untrusted(storeCtx)));
        int result = X509VfyH.X509_verify_cert(storeCtx);
        if (result != CurrentConnection.GO_ON) {
            Refusal found = refusal(storeCtx);
            state.refuseChain(
                    isAboutRevocation(found)
                            ? crlCheck.map(found::withRevocationCheck).orElse(found)
                            : found);
            state.listen();
        }
        return result;
    }

    private static List<X509Certificate> certificatesOf(long stack) {
        try {
            return X509.certificates(stack);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private static boolean isAboutRevocation(Refusal refusal) {
        return refusal.reason() == Reason.REVOKED || refusal.reason() == Reason.REVOCATION_UNKNOWN;
    }

    /** The refusal for OpenSSL's error, with the certificate if the JDK can read it. */
    private static Refusal refusal(long storeCtx) {
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

    /** Passes one certificate to the user's callback. */
    private int verifyCertificate(VerifyCallback user, boolean ok, long storeCtx) {
        int depth = X509VfyH.X509_STORE_CTX_get_error_depth(storeCtx);
        VerifyCode code = new VerifyCode(X509VfyH.X509_STORE_CTX_get_error(storeCtx));
        try {
            X509Certificate certificate = current(storeCtx);
            return ask(
                    user,
                    new CertificateVerification(currentConnection.state().connection(), certificate, code, depth, ok),
                    storeCtx);
        } catch (CertificateException e) {
            currentConnection
                    .state()
                    .refuseChain(Refusal.of(
                                    Reason.MALFORMED_CERTIFICATE,
                                    "the JDK cannot read the certificate for the verify callback: " + e)
                            .withCause(e));
            return CurrentConnection.REFUSE;
        }
    }

    private int ask(VerifyCallback user, CertificateVerification verification, long storeCtx) {
        try {
            if (user.verify(verification)) {
                X509VfyH.X509_STORE_CTX_set_error(storeCtx, VerifyCode.OK.code());
                return CurrentConnection.GO_ON;
            }
            if (verification.ok()) {
                currentConnection
                        .state()
                        .refuseChain(rejected(verification, "the verify callback rejected a good certificate"));
            }
        } catch (Throwable e) {
            currentConnection
                    .state()
                    .refuseChain(Refusal.thrownBy("verify callback", e)
                            .withCertificate(verification.depth(), verification.certificate()));
        }
        return CurrentConnection.REFUSE;
    }

    private static Refusal rejected(CertificateVerification verification, String detail) {
        return Refusal.of(Reason.REJECTED_BY_CALLBACK, detail)
                .withCertificate(verification.depth(), verification.certificate());
    }
}
