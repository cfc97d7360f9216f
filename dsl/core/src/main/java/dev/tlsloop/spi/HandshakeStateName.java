package dev.tlsloop.spi;

/** The state of a handshake, as SSL_state_string_long(3) names it. */
public interface HandshakeStateName {
    /** OpenSSL's name of the state, such as {@code before SSL initialization}. */
    String stateName();
}
