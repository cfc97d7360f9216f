package dev.tlsloop.jsse.certpath;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why the JDK's own validator refuses a path, in a process that has put another one in front of it, as
 * {@code Security.insertProviderAt(new BouncyCastleProvider(), 1)} does: the JDK's trust managers take whichever comes
 * first, and Bouncy Castle's tells no reasons by type. It only names the reason: the path has been refused already.
 */
final class JdkPathValidation {
    private JdkPathValidation() {}

    /**
     * Empty where the JDK's validator was the one that refused, and where it accepts.
     *
     * @param path from the leaf upwards, without the anchor
     */
    static Optional<GeneralSecurityException> of(
            List<X509Certificate> path, List<X509Certificate> anchors, Optional<Instant> moment) {
        try {
            if (!isFirst() && !anchors.isEmpty()) {
                validate(path, anchors, moment);
            }
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(e);
        }
    }

    private static boolean isFirst() throws GeneralSecurityException {
        return CertPathValidator.getInstance("PKIX").getProvider().getName().equals(JdkCertificateConverter.PROVIDER);
    }

    private static void validate(List<X509Certificate> path, List<X509Certificate> anchors, Optional<Instant> moment)
            throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(
                anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet()));
        parameters.setRevocationEnabled(false);
        moment.map(Date::from).ifPresent(parameters::setDate);
        CertPathValidator.getInstance("PKIX", JdkCertificateConverter.PROVIDER)
                .validate(JdkCertificateConverter.path(path), parameters);
    }
}
