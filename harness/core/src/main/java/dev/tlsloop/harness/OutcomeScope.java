package dev.tlsloop.harness;

import dev.tlsloop.harness.pipe.Keeping;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A listener with the threads on which it hears. A test framework enters it on the thread of a test, and leaves it after.
 *
 * <pre>{@code
 * OutcomeScope scope = OutcomeScope.of((outcome, recorded) -> System.out.println(outcome.summary()));
 * try (OutcomeScope.Entry entry = scope.enter()) {
 *     Loopback.between(client, server).handshake();
 * }
 * }</pre>
 *
 * <p>The runs in a scope keep their bytes for the listener. The outcomes and transcripts that a test gets stay as they are.
 * An entry holds for its thread alone: a handshake on the thread of a pool is not heard. Entries nest, and the listeners of
 * all of them hear. Without any entry a handshake costs one read of a counter more.
 */
public final class OutcomeScope {
    private static final AtomicInteger ENTRIES = new AtomicInteger();
    private static final ThreadLocal<@Nullable Entry> CURRENT = new ThreadLocal<>();

    private final OutcomeListener listener;
    private final Keeping keeping;

    private OutcomeScope(OutcomeListener listener, Keeping keeping) {
        this.listener = listener;
        this.keeping = keeping;
    }

    /** A scope of that listener, for which runs keep their bytes. */
    public static OutcomeScope of(OutcomeListener listener) {
        Objects.requireNonNull(listener, "the listener of of(listener) is null; give one");
        return new OutcomeScope(listener, Keeping.BYTES);
    }

    /** Returns a copy for which runs also keep the secrets of their sides. */
    public OutcomeScope withSecrets() {
        return new OutcomeScope(listener, Keeping.SECRETS);
    }

    /** Lets the listener hear the handshakes of this thread until the entry is closed. */
    public Entry enter() {
        Entry entry = new Entry(this, CURRENT.get());
        CURRENT.set(entry);
        ENTRIES.incrementAndGet();
        return entry;
    }

    /** Tells the listeners of this thread of an outcome of another thread, such as that of a failed assertion. */
    public static void tell(Outcome outcome) {
        Objects.requireNonNull(outcome, "the outcome of tell(outcome) is null; give that of a handshake");
        current().ifPresent(entry -> entry.tell(outcome, outcome));
    }

    static Optional<Entry> current() {
        return ENTRIES.get() == 0 ? Optional.empty() : Optional.ofNullable(CURRENT.get());
    }

    /** A scope on one thread, inside the entry that was there before. */
    public static final class Entry implements AutoCloseable {
        private final OutcomeScope scope;
        private final @Nullable Entry outer;
        private boolean closed;

        private Entry(OutcomeScope scope, @Nullable Entry outer) {
            this.scope = scope;
            this.outer = outer;
        }

        Keeping keepingAtLeast(Keeping least) {
            Keeping most = scope.keeping.compareTo(least) > 0 ? scope.keeping : least;
            return outer == null ? most : outer.keepingAtLeast(most);
        }

        void tell(Outcome outcome, Outcome recorded) {
            scope.listener.onOutcome(outcome, recorded);
            if (outer != null) {
                outer.tell(outcome, recorded);
            }
        }

        /** Leaves the scope, on the thread that entered it. Idempotent. */
        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            ENTRIES.decrementAndGet();
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
