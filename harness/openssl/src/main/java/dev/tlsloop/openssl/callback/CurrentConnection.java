package dev.tlsloop.openssl.callback;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose connection is being stepped. C knows functions and not objects, so it is known by thread; and nothing may be
 * thrown into C, so what a callback throws is kept for when C has returned: checked exceptions, too, which Kotlin does
 * not check.
 */
final class CurrentConnection {
    static final int REFUSE = 0;
    static final int GO_ON = 1;

    /** Of all contexts: a connection may have gone over to another, and is called back by both. */
    private static final ThreadLocal<Turn> CURRENT = ThreadLocal.withInitial(Turn::new);

    /** Whose turn it is on one thread; it stays with the thread, which setting and removing would not be free of. */
    private static final class Turn {
        private @Nullable ConnectionCallbackState state;
    }

    /** To be called around each operation of that connection; answers what to give to {@link #leave}. */
    @Nullable ConnectionCallbackState enter(ConnectionCallbackState state) {
        Turn turn = CURRENT.get();
        ConnectionCallbackState before = turn.state;
        turn.state = state;
        return before;
    }

    void leave(@Nullable ConnectionCallbackState before) {
        CURRENT.get().state = before;
    }

    ConnectionCallbackState witness() {
        ConnectionCallbackState state = CURRENT.get().state;
        if (state == null) {
            throw new IllegalStateException("OpenSSL called back outside an operation of ours");
        }
        return state;
    }

    /** Runs what C calls; what that does not handle itself refuses. */
    int answer(int onFailure, IntSupplier callback) {
        try {
            return callback.getAsInt();
        } catch (Exception e) {
            ConnectionCallbackState state = CURRENT.get().state;
            if (state != null) {
                state.reject(Refusal.of(Reason.OTHER, "the engine's own callback failed: " + e)
                        .withCause(e));
            }
            return onFailure;
        } catch (Error e) {
            ConnectionCallbackState state = CURRENT.get().state;
            if (state != null) {
                state.threw(e);
            }
            return onFailure;
        }
    }

    /** The same where what runs is the user's, which may throw: that refuses with its cause. */
    int ask(String whose, int onFailure, IntSupplier user) {
        return answer(onFailure, () -> {
            try {
                return user.getAsInt();
            } catch (Exception e) {
                ConnectionCallbackState state = witness();
                state.listen();
                state.reject(Refusal.of(Reason.REJECTED_BY_CALLBACK, "the " + whose + " threw " + e)
                        .withCause(e));
                return onFailure;
            }
        });
    }
}
