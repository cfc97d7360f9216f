package dev.tlsloop.jsse.certpath;

import dev.tlsloop.Revocation;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;

/** What a check of revocation found; SunJSSE looks into its cause for a reason to choose its alert by. */
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
