package dev.tlsloop.harness.pipe;

import java.util.Optional;

/** How much of a run its transcript keeps. */
public enum Keeping {
    /** The lines of what is readable without keys. */
    LINES,
    /** The bytes as well. */
    BYTES,
    /** The bytes, and the secrets that decrypt them. */
    SECRETS;

    /** The choice for runs that make none, which a system property changes for a whole JVM. */
    public static Keeping byDefault() {
        return Boolean.getBoolean("tlsloop.secrets") ? SECRETS : LINES;
    }

    /** A recorder that keeps so much. */
    public TranscriptRecorder recorder() {
        return this == LINES ? new TranscriptRecorder() : TranscriptRecorder.keepingBytes();
    }

    /** A new listener for secrets; empty if they are not kept. */
    public Optional<SecretLog> secretLog() {
        return this == SECRETS ? Optional.of(new SecretLog()) : Optional.empty();
    }
}
