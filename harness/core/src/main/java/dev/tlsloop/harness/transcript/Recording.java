package dev.tlsloop.harness.transcript;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/**
 * The kept bytes of a run, which can be decrypted later.
 *
 * <pre>{@code
 * Transcript decrypted = transcript.decryptedWith(keyLogText);
 * }</pre>
 *
 * <p>A transcript has one if its run had {@code Loopback.withSecrets()} or {@code Loopback.withCapture()}.
 */
public interface Recording {
    /** The transcript with what the secrets of that NSS key log decrypt. */
    Transcript decryptedWith(String keyLog);

    /** The transcript with what that private key of the server decrypts: RSA key exchange of TLS 1.2. */
    Transcript decryptedWith(PrivateKey serverKey);

    /** The secrets that decrypt the transcript, as {@code SSLKEYLOGFILE} has them; empty without secrets. */
    String keyLog();

    /** The bytes that reached each peer, with the faults and the ends of the streams, in order. */
    List<Arrival> arrivals();

    /** The bytes behind a line of the transcript that has this recording; empty for a line without bytes. */
    Optional<LineBytes> bytesOf(Entry line);
}
