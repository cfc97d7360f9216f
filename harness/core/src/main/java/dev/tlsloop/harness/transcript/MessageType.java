package dev.tlsloop.harness.transcript;

import dev.tlsloop.wire.HandshakeType;

/**
 * The type of a message in a transcript.
 *
 * <pre>{@code
 * assertThat(outcome).sent(SERVER, MessageType.CERTIFICATE_REQUEST);
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4">RFC 8446, handshake protocol</a>
 */
public enum MessageType {
    HELLO_REQUEST(HandshakeType.nameOf(HandshakeType.HELLO_REQUEST), Visibility.HIDDEN_IN_TLS_1_2),
    CLIENT_HELLO(HandshakeType.nameOf(HandshakeType.CLIENT_HELLO), Visibility.CLEAR),
    SERVER_HELLO(HandshakeType.nameOf(HandshakeType.SERVER_HELLO), Visibility.CLEAR),
    HELLO_RETRY_REQUEST("HelloRetryRequest", Visibility.CLEAR),
    ENCRYPTED_EXTENSIONS(HandshakeType.nameOf(HandshakeType.ENCRYPTED_EXTENSIONS), Visibility.HIDDEN_IN_TLS_1_3),
    CERTIFICATE(HandshakeType.nameOf(HandshakeType.CERTIFICATE), Visibility.HIDDEN_IN_TLS_1_3),
    /** Carries a stapled OCSP response up to TLS 1.2. */
    CERTIFICATE_STATUS(HandshakeType.nameOf(HandshakeType.CERTIFICATE_STATUS), Visibility.CLEAR),
    SERVER_KEY_EXCHANGE(HandshakeType.nameOf(HandshakeType.SERVER_KEY_EXCHANGE), Visibility.CLEAR),
    CERTIFICATE_REQUEST(HandshakeType.nameOf(HandshakeType.CERTIFICATE_REQUEST), Visibility.HIDDEN_IN_TLS_1_3),
    SERVER_HELLO_DONE(HandshakeType.nameOf(HandshakeType.SERVER_HELLO_DONE), Visibility.CLEAR),
    CLIENT_KEY_EXCHANGE(HandshakeType.nameOf(HandshakeType.CLIENT_KEY_EXCHANGE), Visibility.CLEAR),
    CERTIFICATE_VERIFY(HandshakeType.nameOf(HandshakeType.CERTIFICATE_VERIFY), Visibility.HIDDEN_IN_TLS_1_3),
    NEXT_PROTOCOL(HandshakeType.nameOf(HandshakeType.NEXT_PROTOCOL), Visibility.HIDDEN_IN_TLS_1_2),
    END_OF_EARLY_DATA(HandshakeType.nameOf(HandshakeType.END_OF_EARLY_DATA), Visibility.HIDDEN_IN_TLS_1_3),
    FINISHED(HandshakeType.nameOf(HandshakeType.FINISHED), Visibility.HIDDEN),
    NEW_SESSION_TICKET(HandshakeType.nameOf(HandshakeType.NEW_SESSION_TICKET), Visibility.HIDDEN_IN_TLS_1_3),
    KEY_UPDATE(HandshakeType.nameOf(HandshakeType.KEY_UPDATE), Visibility.HIDDEN_IN_TLS_1_3),
    CHANGE_CIPHER_SPEC("ChangeCipherSpec", Visibility.CLEAR),
    ALERT("alert", Visibility.HIDDEN_IN_TLS_1_3),
    APPLICATION_DATA("Application Data", Visibility.HIDDEN);

    private final String text;
    private final Visibility visibility;

    MessageType(String text, Visibility visibility) {
        this.text = text;
        this.visibility = visibility;
    }

    /** Whether an encrypted record of a first handshake may hold it. */
    boolean isHiddenIn(int version) {
        return visibility == Visibility.HIDDEN
                || visibility == (version == TLS_1_3 ? Visibility.HIDDEN_IN_TLS_1_3 : Visibility.HIDDEN_IN_TLS_1_2);
    }

    /** The name in the RFC, such as {@code CertificateRequest}. */
    @Override
    public String toString() {
        return text;
    }

    private static final int TLS_1_3 = 0x0304;

    private enum Visibility {
        CLEAR,
        HIDDEN_IN_TLS_1_2,
        HIDDEN_IN_TLS_1_3,
        HIDDEN
    }
}
