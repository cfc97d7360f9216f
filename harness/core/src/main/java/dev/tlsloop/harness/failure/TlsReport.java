package dev.tlsloop.harness.failure;

import org.jspecify.annotations.Nullable;

/** The places of the files about a failure, in the form of an exception that it suppresses. It has no stack trace. */
final class TlsReport extends Exception {
    private static final long serialVersionUID = 1;

    TlsReport(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
