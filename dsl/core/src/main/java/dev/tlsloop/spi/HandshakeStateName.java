package dev.tlsloop.spi;

/** The state of a handshake, as SSL_state_string_long(3) names it. */
public interface HandshakeStateName {
    /** The name of the state, in OpenSSL's words. */
    String stateName();
}
