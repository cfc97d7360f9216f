package dev.tlsloop.jsse.path;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.VerifyCode;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** One thing that is wrong with one certificate of a chain. */
public record Finding(
        Reason reason,
        VerifyCode code,
        int depth,
        X509Certificate certificate,
        String detail,
        Optional<Throwable> evidence) {

    public static Finding of(Reason reason, int depth, X509Certificate certificate, String detail) {
        return new Finding(reason, VerifyCode.of(reason), depth, certificate, detail, Optional.empty());
    }

    Finding provenBy(Throwable thrown) {
        return new Finding(reason, code, depth, certificate, detail, Optional.of(thrown));
    }

    boolean isSameAs(Finding other) {
        return reason == other.reason && depth == other.depth;
    }

    public Refusal refusal() {
        Refusal plain = Refusal.of(reason, detail).at(depth, certificate);
        Refusal refusal = evidence.map(plain::causedBy).orElse(plain);
        return evidence.orElse(null) instanceof LookupException lookup ? refusal.foundBy(lookup.check()) : refusal;
    }
}
