package dev.tlsloop.report.fields;

/** The message around an extension, on which its form depends. */
enum Place {
    CLIENT_HELLO,
    SERVER_HELLO,
    HELLO_RETRY_REQUEST,
    ENCRYPTED_EXTENSIONS,
    CERTIFICATE_REQUEST,
    CERTIFICATE,
    TICKET;

    /** Whether the sender offers values, rather than selects one. */
    boolean offers() {
        return this == CLIENT_HELLO || this == CERTIFICATE_REQUEST;
    }
}
