package dev.tlsloop.openssl.handle;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The owner of a native object, which frees it once and never returns a freed address. */
final class NativeHandle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Life life;
    private final Cleaner.@Nullable Cleanable cleanable;

    private NativeHandle(Life life, Cleaner.@Nullable Cleanable cleanable) {
        this.life = life;
        this.cleanable = cleanable;
    }

    /** Creates an owner for a try-with-resources block. */
    static NativeHandle briefly(NativeType type, long pointer, String function) {
        return new NativeHandle(new Life(type, requireNonNull(pointer, function), null), null);
    }

    /** Creates an owner that lives until it is closed; an unreachable one is logged as a leak and freed. */
    static NativeHandle lastingly(NativeType type, long pointer, String function, Object owner) {
        Life life = new Life(type, requireNonNull(pointer, function), new Throwable(type + " was created here"));
        return new NativeHandle(life, CLEANER.register(owner, life));
    }

    long pointer() {
        long pointer = life.pointer.get();
        if (pointer == 0) {
            throw new IllegalStateException("this " + life.type + " is already freed; create another");
        }
        return pointer;
    }

    /** Gives up ownership: C takes the address and frees the object. */
    long release() {
        long pointer = pointer();
        life.pointer.set(0);
        life.type.decrement();
        return pointer;
    }

    boolean isFreed() {
        return life.pointer.get() == 0;
    }

    @Override
    public void close() {
        life.free();
        if (cleanable != null) {
            cleanable.clean();
        }
    }

    private static long requireNonNull(long pointer, String function) {
        if (pointer == 0) {
            throw new IllegalArgumentException(function + " returned NULL");
        }
        return pointer;
    }

    /** The state that outlives the owner, and so must not refer to it. */
    private static final class Life implements Runnable {
        private final NativeType type;
        private final AtomicLong pointer;
        private final @Nullable Throwable creation;

        Life(NativeType type, long pointer, @Nullable Throwable creation) {
            this.type = type;
            this.pointer = new AtomicLong(pointer);
            this.creation = creation;
            type.increment();
        }

        boolean free() {
            long last = pointer.getAndSet(0);
            if (last != 0) {
                type.free(last);
            }
            return last != 0;
        }

        /** Runs when the owner is unreachable. */
        @Override
        public void run() {
            if (free()) {
                LeakDetector.report(type, creation);
            }
        }
    }
}
