package dev.tlsloop.harness;

import dev.tlsloop.harness.pipe.TranscriptRecorder;
import java.util.Optional;

/** How much of a run its transcript keeps. */
enum Keeping {
    /** The lines of what is readable without keys. */
    LINES,
    /** The bytes as well. */
    BYTES,
    /** The bytes, and the secrets that decrypt them. */
    SECRETS;

    /** The choice for runs that make none, which a system property changes for a whole JVM. */
    static Keeping byDefault() {
        return Boolean.getBoolean("tlsloop.secrets") ? SECRETS : LINES;
    }

    TranscriptRecorder recorder() {
        return this == LINES ? new TranscriptRecorder() : TranscriptRecorder.keepingBytes();
    }

    Optional<SecretLog> secretLog() {
        return this == SECRETS ? Optional.of(new SecretLog()) : Optional.empty();
    }
}
