package dev.tlsloop.openssl;

import dev.tlsloop.Alert;
import dev.tlsloop.Context;
import dev.tlsloop.Option;
import dev.tlsloop.Protocol;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.Verification;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyCode;
import dev.tlsloop.openssl.handle.SslCtx;
import dev.tlsloop.openssl.handle.X509;
import dev.tlsloop.openssl.lib.NativeFunction;
import dev.tlsloop.openssl.lib.NativeMemory;
import dev.tlsloop.openssl.lib.SslH;
import dev.tlsloop.openssl.lib.X509VfyH;
import dev.tlsloop.openssl.reason.VerifyReasons;
import dev.tlsloop.spi.AlpnSelection;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSSL calls while one connection of a context is being stepped. C knows functions and not objects: whose
 * connection it is, is known by thread. Nothing is thrown into C.
 */
final class Callbacks {
    private static final int REFUSE = 0;
    private static final int GO_ON = 1;

    /** Of all contexts: a connection may have gone over to another, and is called back by both. */
    private static final ThreadLocal<@Nullable Witness> STEPPED = new ThreadLocal<>();

    private final Context context;
    private final long informer;

    /** Registers what that context needs, and no more. */
    Callbacks(Context context, SslCtx ctx, int verifyMode) {
        this.context = context;
        ctx.onChain((storeCtx, arg) -> answer(() -> verified(storeCtx)));
        context.verifyCallback()
                .ifPresentOrElse(
                        user -> ctx.verify(verifyMode, (ok, storeCtx) -> answer(() -> judged(user, ok == 1, storeCtx))),
                        () -> ctx.verify(verifyMode));
        if (AlpnSelection.isDeclared(context) && !context.side().equals(Optional.of(Side.CLIENT))) {
            ctx.onAlpn((ssl, out, outLength, in, inLength, arg) ->
                    answer(() -> selected(out, outLength, in, NativeMemory.bytes(in, inLength))));
        }
        if (context.options().contains(Option.HONOUR_CA_HINTS)) {
            ctx.onPresenting((ssl, arg) -> answer(() -> Presenting.byHints(context, ssl) ? GO_ON : REFUSE));
        }
        informer = ctx.kept(NativeFunction.of((NativeFunction.Info) this::informed));
    }

    /** The function to which states and alerts are told. */
    long informer() {
        return informer;
    }

    /** To be called around each operation of that connection; answers what to give to {@link #leave}. */
    @Nullable Witness enter(Witness witness) {
        Witness before = STEPPED.get();
        STEPPED.set(witness);
        return before;
    }

    void leave(@Nullable Witness before) {
        if (before == null) {
            STEPPED.remove();
        } else {
            STEPPED.set(before);
        }
    }

    /** The whole chain: seen as it was presented, and judged by OpenSSL. */
    private int verified(long storeCtx) {
        Witness witness = witness();
        witness.beganChain();
        witness.presented(readable(X509VfyH.X509_STORE_CTX_get0_untrusted(storeCtx)));
        int verdict = X509VfyH.X509_verify_cert(storeCtx);
        if (verdict != GO_ON) {
            witness.refusedChain(finding(storeCtx));
            witness.listen();
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

    /** What OpenSSL found, with the certificate where the JDK can read it. */
    private static Refusal finding(long storeCtx) {
        int code = X509VfyH.X509_STORE_CTX_get_error(storeCtx);
        String text = NativeMemory.text(X509VfyH.X509_verify_cert_error_string(code));
        Refusal refusal = Refusal.of(VerifyReasons.of(code), "certificate verify failed: " + text + " (" + code + ")");
        try {
            return refusal.at(X509VfyH.X509_STORE_CTX_get_error_depth(storeCtx), current(storeCtx));
        } catch (CertificateException e) {
            return refusal.causedBy(e);
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
            return answered(user, new Verification(witness().connection(), certificate, code, depth, ok), storeCtx);
        } catch (CertificateException e) {
            witness()
                    .refusedChain(Refusal.of(
                                    Reason.MALFORMED_CERTIFICATE,
                                    "the JDK cannot read what the callback is to judge: " + e)
                            .causedBy(e));
            return REFUSE;
        }
    }

    private int answered(VerifyCallback user, Verification verification, long storeCtx) {
        try {
            if (user.verify(verification)) {
                X509VfyH.X509_STORE_CTX_set_error(storeCtx, VerifyCode.OK.code());
                return GO_ON;
            }
            if (verification.ok()) {
                witness().refusedChain(rejected(verification, "the verify callback rejected a good certificate"));
            }
        } catch (RuntimeException e) {
            witness()
                    .refusedChain(rejected(verification, "the verify callback threw " + e)
                            .causedBy(e));
        }
        return REFUSE;
    }

    private static Refusal rejected(Verification verification, String detail) {
        return Refusal.of(Reason.REJECTED_BY_CALLBACK, detail).at(verification.depth(), verification.certificate());
    }

    private int selected(long out, long outLength, long in, byte[] offered) {
        AlpnSelection selection = AlpnSelection.choose(context, witness().connection(), AlpnWire.read(offered));
        if (selection instanceof AlpnSelection.Selected choice) {
            Protocol protocol = choice.protocol();
            // C keeps no copy until it returns: the answer must point into what the client sent.
            NativeMemory.putPointer(out, in + AlpnWire.offset(offered, protocol));
            NativeMemory.putByte(outLength, protocol.bytes().length);
            return SslH.TLSEXT_ERR_OK;
        }
        if (selection instanceof AlpnSelection.Refused refused) {
            witness().refusedProtocol(refused.refusal());
            return SslH.TLSEXT_ERR_ALERT_FATAL;
        }
        return SslH.TLSEXT_ERR_NOACK;
    }

    private void informed(long ssl, int where, int value) {
        if (where == SslH.CB_WRITE_ALERT) {
            answer(() -> {
                witness().sent(new Alert(value & 0xFF));
                return GO_ON;
            });
        }
    }

    private Witness witness() {
        Witness witness = STEPPED.get();
        if (witness == null) {
            throw new IllegalStateException("OpenSSL called back outside an operation of ours");
        }
        return witness;
    }

    /** Runs a callback whose exceptions must not reach C: whatever it does not handle itself refuses. */
    private int answer(IntSupplier callback) {
        try {
            return callback.getAsInt();
        } catch (RuntimeException e) {
            Witness witness = STEPPED.get();
            if (witness != null) {
                witness.refusedChain(Refusal.of(Reason.OTHER, "the engine's own callback failed: " + e)
                        .causedBy(e));
            }
            return REFUSE;
        } catch (Error e) {
            Witness witness = STEPPED.get();
            if (witness != null) {
                witness.threw(e);
            }
            return REFUSE;
        }
    }
}
