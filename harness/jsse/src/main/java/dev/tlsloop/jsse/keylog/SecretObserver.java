package dev.tlsloop.jsse.keylog;

import org.jspecify.annotations.Nullable;

/** An observer of the computations on this thread while one connection is being stepped. */
public interface SecretObserver {
    /** A MAC over a short text. */
    void onMac(byte[] key, byte[] text, byte[] mac);

    /** One of SunJSSE's key generators, such as {@code SunTls12Prf}, has made this. */
    void onKeyGenerated(String algorithm, byte[] key);

    /** Makes that one the observer of this thread; answers what to give to {@link #leave}. */
    static @Nullable SecretObserver enter(SecretObserver secretObserver) {
        SecretObserver before = Current.OBSERVER.get();
        Current.OBSERVER.set(secretObserver);
        return before;
    }

    /** Ends what {@link #enter} began. */
    static void leave(@Nullable SecretObserver before) {
        if (before == null) {
            Current.OBSERVER.remove();
        } else {
            Current.OBSERVER.set(before);
        }
    }

    /** The current observer of this thread. */
    static @Nullable SecretObserver current() {
        return Current.OBSERVER.get();
    }

    /** A callback may step another connection, so that they nest. */
    final class Current {
        private static final ThreadLocal<@Nullable SecretObserver> OBSERVER = new ThreadLocal<>();

        private Current() {}
    }
}
