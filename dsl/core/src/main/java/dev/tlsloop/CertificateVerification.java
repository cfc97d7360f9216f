package dev.tlsloop;

import java.security.cert.X509Certificate;

/**
 * The argument of a {@link VerifyCallback}: one certificate and its verification result. Later releases may add
 * components, so do not call the constructor.
 *
 * @param connection the connection of the verifying side
 * @param certificate the certificate to verify
 * @param code the error, or {@link VerifyCode#OK}
 * @param depth the position in the chain; 0 is the leaf
 * @param ok the engine's result, which the callback can override
 */
public record CertificateVerification(
        Connection connection, X509Certificate certificate, VerifyCode code, int depth, boolean ok) {}
