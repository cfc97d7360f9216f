package dev.tlsloop.jsse.managers;

import org.jspecify.annotations.Nullable;

/**
 * Which connection is being stepped on this thread. JSSE runs key and trust managers inside wrap, unwrap and our inline
 * tasks, and tells them an SSLEngine; this tells them whose it is.
 */
public final class CurrentConnection {
    private final ThreadLocal<@Nullable HandshakeEvidence> current = new ThreadLocal<>();

    /** To be entered around each step of that connection; nests, for a callback may run a handshake of its own. */
    public StepScope of(HandshakeEvidence evidence) {
        return new StepScope() {
            private @Nullable HandshakeEvidence before;

            @Override
            public void enter() {
                before = current.get();
                current.set(evidence);
            }

            @Override
            public void leave() {
                if (before == null) {
                    current.remove();
                } else {
                    current.set(before);
                }
            }
        };
    }

    /** The one being stepped. */
    HandshakeEvidence current() {
        HandshakeEvidence evidence = current.get();
        if (evidence == null) {
            throw new IllegalStateException(
                    "a trust manager of tlsloop works only inside the connection it was made for");
        }
        return evidence;
    }
}
