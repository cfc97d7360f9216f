package dev.tlsloop.jsse.certpath;

import dev.tlsloop.CertificateVerification;
import dev.tlsloop.Connection;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.VerifyCallback;
import dev.tlsloop.VerifyCode;
import java.security.cert.X509Certificate;
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

    /** Why the handshake ends; empty when the callback lets it go on. */
    public Optional<Refusal> refusal(List<X509Certificate> verifiedChain, List<ChainDefect> findings) {
        for (int depth = verifiedChain.size() - 1; depth >= 0; depth--) {
            Optional<Refusal> refusal = refusalAt(depth, verifiedChain.get(depth), findings);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refusalAt(int depth, X509Certificate certificate, List<ChainDefect> findings) {
        List<ChainDefect> here =
                findings.stream().filter(f -> f.depth() == depth).toList();
        if (here.isEmpty()) {
            return call(
                    new CertificateVerification(connection, certificate, VerifyCode.OK, depth, true),
                    Refusal.of(Reason.REJECTED_BY_CALLBACK, "the verify callback rejected a good certificate")
                            .withCertificate(depth, certificate));
        }
        return here.stream()
                .map(f -> call(
                        new CertificateVerification(connection, f.certificate(), f.code(), depth, false), f.refusal()))
                .flatMap(Optional::stream)
                .findFirst();
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
