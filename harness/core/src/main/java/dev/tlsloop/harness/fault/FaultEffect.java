package dev.tlsloop.harness.fault;

import java.util.Arrays;
import java.util.Objects;

/** The effect of a {@link Fault} at its place. Kinds may be added; keep a default branch. */
public sealed interface FaultEffect {
    /**
     * Flips one bit of the byte, or of the first content byte of the record.
     *
     * @param bit 0 to 7, 0 being the least significant
     */
    record FlipBit(int bit) implements FaultEffect {
        public FlipBit {
            if (bit < 0 || bit > 7) {
                throw new IllegalArgumentException("a bit of a byte is 0 to 7; given: " + bit);
            }
        }
    }

    /** Ends the stream there; the rest is lost. */
    record Cut() implements FaultEffect {}

    /** Stops the stream there, without an end of file. */
    record Stall() implements FaultEffect {}

    /**
     * Drops bytes from there on; later bytes arrive.
     *
     * @param count the number of bytes, at least 1
     */
    record DropBytes(int count) implements FaultEffect {
        public DropBytes {
            if (count < 1) {
                throw new IllegalArgumentException("dropping takes at least 1 byte; given: " + count);
            }
        }
    }

    /** Drops the whole record, header included. */
    record DropRecord() implements FaultEffect {}

    /**
     * Inserts bytes before that place.
     *
     * @param bytes at least 1; copied
     */
    record Inject(byte[] bytes) implements FaultEffect {
        public Inject {
            Objects.requireNonNull(bytes, "the bytes of inject(...) are null; give at least 1");
            if (bytes.length == 0) {
                throw new IllegalArgumentException("injecting takes at least 1 byte; given: none");
            }
            bytes = bytes.clone();
        }

        /** A copy of the bytes. */
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Inject inject && Arrays.equals(bytes, inject.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
