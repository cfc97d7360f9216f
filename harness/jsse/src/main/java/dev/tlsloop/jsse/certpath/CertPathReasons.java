package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.evidence.ExceptionCauses;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps the JDK's path validation exceptions to reasons, by type, reason code and index; where these are silent, the
 * chain inspection decides.
 */
public final class CertPathReasons {
    private static final Map<CertPathValidatorException.Reason, Reason> REASONS = Map.ofEntries(
            Map.entry(BasicReason.EXPIRED, Reason.CERTIFICATE_EXPIRED),
            Map.entry(BasicReason.NOT_YET_VALID, Reason.CERTIFICATE_NOT_YET_VALID),
            Map.entry(BasicReason.INVALID_SIGNATURE, Reason.BAD_SIGNATURE),
            Map.entry(BasicReason.ALGORITHM_CONSTRAINED, Reason.WEAK_KEY),
            Map.entry(BasicReason.REVOKED, Reason.REVOKED),
            Map.entry(BasicReason.UNDETERMINED_REVOCATION_STATUS, Reason.REVOCATION_UNKNOWN),
            Map.entry(PKIXReason.NOT_CA_CERT, Reason.NOT_A_CA),
            Map.entry(PKIXReason.PATH_TOO_LONG, Reason.PATH_TOO_LONG),
            Map.entry(PKIXReason.NO_TRUST_ANCHOR, Reason.UNKNOWN_ISSUER),
            Map.entry(PKIXReason.NAME_CHAINING, Reason.UNKNOWN_ISSUER),
            Map.entry(PKIXReason.INVALID_NAME, Reason.NAME_NOT_PERMITTED),
            Map.entry(PKIXReason.INVALID_KEY_USAGE, Reason.WRONG_PURPOSE),
            Map.entry(PKIXReason.UNRECOGNIZED_CRIT_EXT, Reason.UNKNOWN_CRITICAL_EXTENSION));

    private static final Set<Reason> DATES = EnumSet.of(Reason.CERTIFICATE_EXPIRED, Reason.CERTIFICATE_NOT_YET_VALID);

    private CertPathReasons() {}

    /** The defect that the exception reports; the chain inspection supplies what it leaves open. */
    static ChainDefect finding(Throwable thrown, List<X509Certificate> presented, List<ChainDefect> walked) {
        Optional<Reason> typed = reason(thrown);
        int index = index(thrown);
        ChainDefect defect = typed.isPresent() && index >= 0 && index < presented.size()
                ? ChainDefect.of(typed.get(), index, presented.get(index), "")
                : walked.stream()
                        .filter(f -> typed.isEmpty() || typed.get() == f.reason())
                        .findFirst()
                        .orElseGet(() -> ChainDefect.of(typed.orElse(Reason.OTHER), 0, presented.get(0), ""));
        return withEnginesWords(defect, thrown).provenBy(thrown);
    }

    /** The refusal of a chain by a trust manager whose exception has a typed reason. */
    public static Refusal refusal(CertificateException thrown, ChainInspector walk, Side presentedBy) {
        return finding(thrown, walk.path(), walk.findings(Clock.systemUTC().instant(), presentedBy))
                .refusal();
    }

    /** The reason by the types in the chain of causes; empty where they give none. */
    public static Optional<Reason> reason(Throwable thrown) {
        List<Reason> told = ExceptionCauses.of(thrown)
                .flatMap(t -> reasonOfType(t).stream())
                .toList();
        // A builder that fails is caused by what it found wrong with the last path that it tried.
        return told.stream()
                .filter(DATES::contains)
                .findFirst()
                .or(() -> told.stream().findFirst());
    }

    /** The index in the path, 0 being the leaf, or -1 where the exception does not say. */
    static int index(Throwable thrown) {
        return ExceptionCauses.of(thrown)
                .filter(CertPathValidatorException.class::isInstance)
                .mapToInt(t -> ((CertPathValidatorException) t).getIndex())
                .findFirst()
                .orElse(-1);
    }

    private static Optional<Reason> reasonOfType(Throwable t) {
        if (t instanceof CertPathValidatorException e) {
            return Optional.ofNullable(REASONS.get(e.getReason()));
        }
        if (t instanceof CertificateExpiredException) {
            return Optional.of(Reason.CERTIFICATE_EXPIRED);
        }
        if (t instanceof CertificateNotYetValidException) {
            return Optional.of(Reason.CERTIFICATE_NOT_YET_VALID);
        }
        if (t instanceof CertificateParsingException) {
            return Optional.of(Reason.MALFORMED_CERTIFICATE);
        }
        if (t instanceof CertPathBuilderException) {
            return Optional.of(Reason.UNKNOWN_ISSUER);
        }
        return reasonOfThrower(t);
    }

    /** Some checks of the JDK throw a plain exception without a cause: the class that threw it tells. */
    private static Optional<Reason> reasonOfThrower(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        if (t instanceof UnsupportedOperationException && Stream.of(trace).anyMatch(CertPathReasons::comparesNames)) {
            return Optional.of(Reason.NAME_NOT_PERMITTED);
        }
        String thrower = t instanceof CertificateException && trace.length > 0 ? trace[0].getClassName() : "";
        return switch (thrower) {
            case "sun.security.util.HostnameChecker" -> Optional.of(Reason.NAME_MISMATCH);
            case "sun.security.validator.EndEntityChecker" -> Optional.of(Reason.WRONG_PURPOSE);
            default -> Optional.empty();
        };
    }

    /** RFC 5280, 4.2.1.10 requires a refusal where a constraint on a form of name cannot be processed. */
    private static boolean comparesNames(StackTraceElement frame) {
        return frame.getClassName().equals("sun.security.x509.NameConstraintsExtension");
    }

    private static ChainDefect withEnginesWords(ChainDefect f, Throwable thrown) {
        String words = String.valueOf(thrown.getMessage());
        String detail = f.detail().isEmpty() ? words : f.detail() + " (" + words + ")";
        return new ChainDefect(f.reason(), f.code(), f.depth(), f.certificate(), detail, f.evidence());
    }
}
