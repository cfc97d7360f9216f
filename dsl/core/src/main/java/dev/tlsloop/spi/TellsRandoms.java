package dev.tlsloop.spi;

/**
 * A {@link ConnectionCore} that knows the randoms of its last handshake. Those of the first are read off the wire; where a
 * handshake follows inside the encryption, only the engine knows.
 */
public interface TellsRandoms {
    /** The 32 bytes of the client's random. */
    byte[] clientRandom();

    /** The 32 bytes of the server's random. */
    byte[] serverRandom();
}
