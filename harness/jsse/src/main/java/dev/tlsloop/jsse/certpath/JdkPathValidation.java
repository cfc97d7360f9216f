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
 * The reason for which the JDK's own validator refuses a path, in a process where another provider stands in front, as
 * after {@code Security.insertProviderAt(new BouncyCastleProvider(), 1)}. The JDK's trust managers use the first
 * validator, and Bouncy Castle's gives no typed reason. The path has been refused already; this class only finds the
 * reason.
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
