package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.VerifyCode;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A defect of one certificate in a chain. */
public record ChainDefect(
        Reason reason,
        VerifyCode code,
        int depth,
        X509Certificate certificate,
        String detail,
        Optional<Throwable> evidence) {

    public static ChainDefect of(Reason reason, int depth, X509Certificate certificate, String detail) {
        return new ChainDefect(reason, VerifyCode.of(reason), depth, certificate, detail, Optional.empty());
    }

    ChainDefect provenBy(Throwable thrown) {
        return new ChainDefect(reason, code, depth, certificate, detail, Optional.of(thrown));
    }

    boolean isSameAs(ChainDefect other) {
        return reason == other.reason && depth == other.depth;
    }

    public Refusal refusal() {
        Refusal plain = Refusal.of(reason, detail).withCertificate(depth, certificate);
        Refusal refusal = evidence.map(plain::withCause).orElse(plain);
        return evidence.orElse(null) instanceof RevocationCheckException lookup
                ? refusal.withRevocationCheck(lookup.check())
                : refusal;
    }
}
