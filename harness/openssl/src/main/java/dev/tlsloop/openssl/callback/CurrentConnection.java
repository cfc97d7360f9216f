package dev.tlsloop.openssl.callback;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection whose operation runs on the current thread, because C passes no Java object to a callback.
 *
 * <p>A callback must not throw into C, because JNA would print the exception and let C go on. An exception becomes a
 * refusal, and an Error is kept until C returns.
 */
final class CurrentConnection {
    static final int REFUSE = 0;
    static final int GO_ON = 1;

    /** Shared by all contexts, because a connection may switch its context and then gets callbacks from both. */
    private static final ThreadLocal<Slot> CURRENT = ThreadLocal.withInitial(Slot::new);

    /** The entry of one thread, kept because setting and removing a thread-local value costs time. */
    private static final class Slot {
        private @Nullable ConnectionCallbackState state;
    }

    /** Marks the start of an operation on a connection; returns the argument for {@link #leave}. */
    @Nullable ConnectionCallbackState enter(ConnectionCallbackState state) {
        Slot slot = CURRENT.get();
        ConnectionCallbackState before = slot.state;
        slot.state = state;
        return before;
    }

    void leave(@Nullable ConnectionCallbackState before) {
        CURRENT.get().state = before;
    }

    ConnectionCallbackState state() {
        ConnectionCallbackState state = CURRENT.get().state;
        if (state == null) {
            throw new IllegalStateException("OpenSSL called back outside an operation of this engine");
        }
        return state;
    }

    /** Refuses the peer because of the answer of a user's callback. */
    void rejectAnswer(String detail) {
        ConnectionCallbackState state = state();
        state.listen();
        state.reject(Refusal.of(Reason.REJECTED_BY_CALLBACK, detail));
    }

    /** Runs a callback for C; an exception refuses the peer and returns {@code onFailure}. */
    int answer(int onFailure, IntSupplier callback) {
        try {
            return callback.getAsInt();
        } catch (Error e) {
            ConnectionCallbackState state = CURRENT.get().state;
            if (state != null) {
                state.keepError(e);
            }
            return onFailure;
        } catch (Throwable e) {
            ConnectionCallbackState state = CURRENT.get().state;
            if (state != null) {
                state.reject(Refusal.of(Reason.OTHER, "the engine's own callback failed: " + e)
                        .withCause(e));
            }
            return onFailure;
        }
    }

    /** Runs a user's callback for C; an exception refuses the peer with that cause. */
    int ask(String name, int onFailure, IntSupplier user) {
        return answer(onFailure, () -> {
            try {
                return user.getAsInt();
            } catch (Throwable e) {
                Refusal refusal = Refusal.thrownBy(name, e);
                ConnectionCallbackState state = state();
                state.listen();
                state.reject(refusal);
                return onFailure;
            }
        });
    }
}
