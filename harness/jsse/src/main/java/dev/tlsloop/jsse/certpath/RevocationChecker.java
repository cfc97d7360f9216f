package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Revocation;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Checks the revocation of a chain that is valid otherwise, with the JDK's own checker. Nothing is fetched: OCSP
 * responses come from the staple and CRLs from the declaration. A PKIXRevocationChecker of our own would fetch what the
 * certificates name.
 */
record RevocationChecker(Context context) {

    /** The first thing that is not as it should be, where something is to be checked. */
    Optional<ChainDefect> finding(ChainInspector walk, PresentedChain presented) {
        List<X509Certificate> path = walk.path().stream()
                .filter(c -> !walk.anchor().equals(Optional.of(c)))
                .toList();
        if (path.isEmpty() || walk.anchor().isEmpty()) {
            Revocation first = Collections.min(context.revocation());
            return Optional.of(undetermined(
                    first,
                    presented.chain().get(0),
                    "the certificate has no issuer in the chain, so no OCSP response or CRL can cover it"));
        }
        X509Certificate anchor = walk.anchor().get();
        Optional<ChainDefect> ofStaple = context.revocation().contains(Revocation.STAPLE)
                ? checkStaple(path, anchor, presented.engine())
                : Optional.empty();
        return ofStaple.or(() -> checkLists(path, anchor));
    }

    private Optional<ChainDefect> checkStaple(
            List<X509Certificate> path, X509Certificate anchor, @Nullable SSLEngine engine) {
        X509Certificate leaf = path.get(0);
        Optional<byte[]> staple = StapledResponse.inHandshake(engine);
        if (staple.isEmpty()) {
            return Optional.of(undetermined(Revocation.STAPLE, leaf, "the server stapled nothing"));
        }
        return finding(Revocation.STAPLE, path, anchor, (validator, parameters) -> {
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK, PKIXRevocationChecker.Option.ONLY_END_ENTITY));
            checker.setOcspResponses(Map.of(leaf, staple.get()));
            parameters.addCertPathChecker(checker);
        });
    }

    private Optional<ChainDefect> checkLists(List<X509Certificate> path, X509Certificate anchor) {
        boolean all = context.revocation().contains(Revocation.CRL_ALL);
        if (!all && !context.revocation().contains(Revocation.CRL)) {
            return Optional.empty();
        }
        Revocation check = all ? Revocation.CRL_ALL : Revocation.CRL;
        X509Certificate above = path.size() > 1 ? path.get(1) : anchor;
        return finding(check, all ? path : path.subList(0, 1), all ? anchor : above, (v, parameters) -> {
            parameters.setRevocationEnabled(true);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(context.crls())));
        });
    }

    private Optional<ChainDefect> finding(
            Revocation check, List<X509Certificate> path, X509Certificate anchor, Setup setup) {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX", JdkCertificateConverter.PROVIDER);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            context.verifyAt().map(Date::from).ifPresent(parameters::setDate);
            setup.of(validator, parameters);
            return validate(check, path, validator, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no usable check of revocation: " + e.getMessage(), e);
        }
    }

    /** The JDK throws RuntimeExceptions, too, for a response or a CRL that it cannot parse. */
    private static Optional<ChainDefect> validate(
            Revocation check, List<X509Certificate> path, CertPathValidator validator, PKIXParameters parameters)
            throws GeneralSecurityException {
        CertPath certPath = JdkCertificateConverter.path(path);
        try {
            validator.validate(certPath, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(explain(check, path, e));
        } catch (RuntimeException e) {
            return Optional.of(undetermined(check, path.get(0), "the JDK cannot read it (" + e + ")"));
        }
    }

    /** The chain was good before, so whatever is wrong now is about revocation. */
    private static ChainDefect explain(Revocation check, List<X509Certificate> path, CertPathValidatorException e) {
        boolean revoked = CertPathReasons.reason(e).equals(Optional.of(Reason.REVOKED));
        int depth = Math.max(e.getIndex(), 0);
        Reason reason = revoked ? Reason.REVOKED : Reason.REVOCATION_UNKNOWN;
        return finding(reason, depth, path.get(depth), new RevocationCheckException(check, e));
    }

    private static ChainDefect undetermined(Revocation check, X509Certificate leaf, String why) {
        return finding(Reason.REVOCATION_UNKNOWN, 0, leaf, new RevocationCheckException(check, why));
    }

    private static ChainDefect finding(
            Reason reason, int depth, X509Certificate certificate, RevocationCheckException found) {
        return ChainDefect.of(reason, depth, certificate, String.valueOf(found.getMessage()))
                .provenBy(found);
    }

    /** The part that differs between the checks. */
    private interface Setup {
        void of(CertPathValidator validator, PKIXParameters parameters) throws GeneralSecurityException;
    }
}
