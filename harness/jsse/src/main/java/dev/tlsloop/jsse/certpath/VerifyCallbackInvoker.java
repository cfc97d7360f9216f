package dev.tlsloop.jsse.certpath;

import dev.tlsloop.CertificateVerification;
import dev.tlsloop.Connection;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyCode;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls a verify callback as OpenSSL does: from the deepest certificate to the leaf, once for each defect. */
public final class VerifyCallbackInvoker {
    private final VerifyCallback callback;
    private final Connection connection;

    public VerifyCallbackInvoker(VerifyCallback callback, Connection connection) {
        this.callback = callback;
        this.connection = connection;
    }

    /**
     * Why the handshake ends; empty when the callback lets it go on. A callback that overrides no defect changes no reason:
     * the refusal is that of the first finding, wherever the callback returned {@code false}.
     */
    public Optional<Refusal> refusal(List<X509Certificate> verifiedChain, List<ChainDefect> findings) {
        List<ChainDefect> overridden = new ArrayList<>();
        for (int depth = verifiedChain.size() - 1; depth >= 0; depth--) {
            int here = depth;
            List<ChainDefect> defects =
                    findings.stream().filter(f -> f.depth() == here).toList();
            Optional<Refusal> refusal = defects.isEmpty()
                    ? callForGood(depth, verifiedChain.get(depth))
                    : callForEach(defects, findings.get(0), overridden);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> callForGood(int depth, X509Certificate certificate) {
        return call(
                new CertificateVerification(connection, certificate, VerifyCode.OK, depth, true),
                Refusal.of(Reason.REJECTED_BY_CALLBACK, "the verify callback rejected a good certificate")
                        .withCertificate(depth, certificate));
    }

    private Optional<Refusal> callForEach(
            List<ChainDefect> defects, ChainDefect decisive, List<ChainDefect> overridden) {
        for (ChainDefect defect : defects) {
            ChainDefect reported = overridden.isEmpty() ? decisive : defect;
            Optional<Refusal> refusal = call(
                    new CertificateVerification(connection, defect.certificate(), defect.code(), defect.depth(), false),
                    reported.refusal());
            if (refusal.isPresent()) {
                return refusal;
            }
            overridden.add(defect);
        }
        return Optional.empty();
    }

    private Optional<Refusal> call(CertificateVerification verification, Refusal otherwise) {
        try {
            return callback.verify(verification) ? Optional.empty() : Optional.of(otherwise);
        } catch (Throwable e) {
            return Optional.of(Refusal.thrownBy("verify callback", e)
                    .withCertificate(verification.depth(), verification.certificate()));
        }
    }
}
