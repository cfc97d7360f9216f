package dev.tlsloop.openssl.handle;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The one owner of a native object: frees it once, and never gives out an address that was freed. */
final class NativeHandle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Life life;
    private final Cleaner.@Nullable Cleanable cleanable;

    private NativeHandle(Life life, Cleaner.@Nullable Cleanable cleanable) {
        this.life = life;
        this.cleanable = cleanable;
    }

    /** Owns for the length of a try-with-resources block. */
    static NativeHandle briefly(NativeType type, long pointer, String made) {
        return new NativeHandle(new Life(type, checked(pointer, made), null), null);
    }

    /** Owns until it is closed. If that is forgotten, the owner is reported with where it was made, and freed. */
    static NativeHandle lastingly(NativeType type, long pointer, String made, Object owner) {
        Life life = new Life(type, checked(pointer, made), new Throwable(type + " was made here"));
        return new NativeHandle(life, CLEANER.register(owner, life));
    }

    long pointer() {
        long pointer = life.pointer.get();
        if (pointer == 0) {
            throw new IllegalStateException("this " + life.type + " was freed; make another");
        }
        return pointer;
    }

    /** The address, for C to take: from here on it is C's to free. */
    long handedOver() {
        long pointer = pointer();
        life.pointer.set(0);
        life.type.left();
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

    private static long checked(long pointer, String made) {
        if (pointer == 0) {
            throw new IllegalArgumentException(made + " made nothing");
        }
        return pointer;
    }

    /** What outlives the owner, and so must not know it. */
    private static final class Life implements Runnable {
        private final NativeType type;
        private final AtomicLong pointer;
        private final @Nullable Throwable made;

        Life(NativeType type, long pointer, @Nullable Throwable made) {
            this.type = type;
            this.pointer = new AtomicLong(pointer);
            this.made = made;
            type.born();
        }

        boolean free() {
            long last = pointer.getAndSet(0);
            if (last != 0) {
                type.free(last);
            }
            return last != 0;
        }

        /** The cleaner's way here: the owner is gone. */
        @Override
        public void run() {
            if (free()) {
                LeakDetector.report(type, made);
            }
        }
    }
}
