package dev.tlsloop;

import java.security.cert.X509Certificate;

/**
 * One call of a {@link VerifyCallback}. Components may be added in later releases; do not construct it by position.
 *
 * @param connection the side that verifies
 * @param certificate the one being judged
 * @param code what is wrong with it, or {@link VerifyCode#OK}
 * @param depth its place in the chain, 0 being the leaf
 * @param ok what will happen unless the callback says otherwise
 */
public record CertificateVerification(
        Connection connection, X509Certificate certificate, VerifyCode code, int depth, boolean ok) {}
