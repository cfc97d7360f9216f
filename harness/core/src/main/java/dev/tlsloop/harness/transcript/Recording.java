package dev.tlsloop.harness.transcript;

/**
 * The kept bytes of a run, which can be decrypted later.
 *
 * <pre>{@code
 * Transcript decrypted = transcript.decryptedWith(keyLogText);
 * }</pre>
 */
@FunctionalInterface
public interface Recording {
    /** The transcript with what the secrets of that NSS key log decrypt. */
    Transcript decryptedWith(String keyLog);
}
