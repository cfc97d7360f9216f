package dev.tlsloop.jsse.path;

import dev.tlsloop.Revocation;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;

/** What a check of revocation found; SunJSSE looks into its cause for a reason to choose its alert by. */
final class LookupException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final Revocation check;

    LookupException(Revocation check, String found) {
        super("revocation(" + check + "): " + found);
        this.check = check;
    }

    LookupException(Revocation check, CertPathValidatorException found) {
        this(check, String.valueOf(found.getMessage()));
        initCause(found);
    }

    Revocation check() {
        return check;
    }
}
