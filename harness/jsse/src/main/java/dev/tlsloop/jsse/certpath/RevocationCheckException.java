package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Revocation;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;

/** The result of a revocation check as an exception. SunJSSE chooses its alert by the reason in the cause. */
final class RevocationCheckException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final Revocation check;

    RevocationCheckException(Revocation check, String found) {
        super("revocation(" + check + "): " + found);
        this.check = check;
    }

    RevocationCheckException(Revocation check, CertPathValidatorException found) {
        this(check, String.valueOf(found.getMessage()));
        initCause(found);
    }

    Revocation check() {
        return check;
    }
}
