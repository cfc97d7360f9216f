package dev.tlsloop.openssl;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose connection is being stepped. C knows functions and not objects, so it is known by thread; and nothing may be
 * thrown into C, so what a callback throws is kept for when C has returned: checked exceptions, too, which Kotlin does
 * not check.
 */
final class Stepped {
    static final int REFUSE = 0;
    static final int GO_ON = 1;

    /** Of all contexts: a connection may have gone over to another, and is called back by both. */
    private static final ThreadLocal<Turn> CURRENT = ThreadLocal.withInitial(Turn::new);

    /** Whose turn it is on one thread; it stays with the thread, which setting and removing would not be free of. */
    private static final class Turn {
        private @Nullable Witness witness;
    }

    /** To be called around each operation of that connection; answers what to give to {@link #leave}. */
    @Nullable Witness enter(Witness witness) {
        Turn turn = CURRENT.get();
        Witness before = turn.witness;
        turn.witness = witness;
        return before;
    }

    void leave(@Nullable Witness before) {
        CURRENT.get().witness = before;
    }

    Witness witness() {
        Witness witness = CURRENT.get().witness;
        if (witness == null) {
            throw new IllegalStateException("OpenSSL called back outside an operation of ours");
        }
        return witness;
    }

    /** Runs what C calls; what that does not handle itself refuses. */
    int answer(int onFailure, IntSupplier callback) {
        try {
            return callback.getAsInt();
        } catch (Exception e) {
            Witness witness = CURRENT.get().witness;
            if (witness != null) {
                witness.reject(Refusal.of(Reason.OTHER, "the engine's own callback failed: " + e)
                        .causedBy(e));
            }
            return onFailure;
        } catch (Error e) {
            Witness witness = CURRENT.get().witness;
            if (witness != null) {
                witness.threw(e);
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
                Witness witness = witness();
                witness.listen();
                witness.reject(Refusal.of(Reason.REJECTED_BY_CALLBACK, "the " + whose + " threw " + e)
                        .causedBy(e));
                return onFailure;
            }
        });
    }
}
