package dev.tlsloop.harness.fault;

import dev.tlsloop.Side;
import java.util.Objects;

/**
 * A fault in the stream from one side to the other: one effect, at one place, once.
 *
 * <pre>{@code
 * Fault garbled = Fault.from(SERVER).atByte(17).flipBit(3);
 * Outcome disturbed = Loopback.between(client, server).withFault(garbled).handshake();
 * }</pre>
 *
 * <p>A fault is a value without state, and has the same effect in each run. It is not for attacks that need the keys: it
 * alters bytes, not messages.
 *
 * @param side the sender of the stream
 * @param trigger the place
 * @param effect the effect
 */
public record Fault(Side side, FaultTrigger trigger, FaultEffect effect) {
    private static final String NO_SIDE = "the side of a fault is null; give Side.CLIENT or Side.SERVER";

    public Fault {
        Objects.requireNonNull(side, NO_SIDE);
        Objects.requireNonNull(trigger, "the trigger of a fault is null; give one, or begin with Fault.from(side)");
        Objects.requireNonNull(effect, "the effect of a fault is null; give one, or begin with Fault.from(side)");
        if (effect instanceof FaultEffect.DropRecord && trigger instanceof FaultTrigger.AtByte) {
            throw new IllegalArgumentException(
                    "a record is dropped at a record; given: " + trigger + "; use atRecord(n).drop() or drop(count)");
        }
    }

    /** Starts a fault in the stream of that side. */
    public static Source from(Side sender) {
        return new Source(Objects.requireNonNull(sender, NO_SIDE));
    }

    /** The effect and the place, such as {@code flips bit 3 of byte 17}. */
    public String text() {
        if (effect instanceof FaultEffect.FlipBit flip) {
            return "flips bit " + flip.bit() + " of " + trigger;
        }
        if (effect instanceof FaultEffect.DropBytes drop) {
            return "drops " + bytes(drop.count()) + " at " + trigger;
        }
        if (effect instanceof FaultEffect.Inject inject) {
            return "injects " + bytes(inject.bytes().length) + " before " + trigger;
        }
        if (effect instanceof FaultEffect.DropRecord) {
            return "drops " + trigger;
        }
        return (effect instanceof FaultEffect.Cut ? "cuts before " : "stalls before ") + trigger;
    }

    /** The side, the effect and the place, such as {@code server: flips bit 3 of byte 17}. */
    @Override
    public String toString() {
        return side + ": " + text();
    }

    private static String bytes(int count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /** A fault with a side. */
    public static final class Source {
        private final Side side;

        private Source(Side side) {
            this.side = side;
        }

        /**
         * Sets the place to a byte of this side's stream; 0 is the first byte.
         *
         * @throws IllegalArgumentException below 0
         */
        public AtByte atByte(long offset) {
            return new AtByte(side, new FaultTrigger.AtByte(offset));
        }

        /**
         * Sets the place to a TLS record of this side; 1 is the first.
         *
         * @throws IllegalArgumentException below 1
         */
        public AtRecord atRecord(int number) {
            return new AtRecord(side, new FaultTrigger.AtRecord(number));
        }
    }

    /** A fault with a side and a byte. */
    public static final class AtByte {
        private final Side side;
        private final FaultTrigger trigger;

        private AtByte(Side side, FaultTrigger trigger) {
            this.side = side;
            this.trigger = trigger;
        }

        /** Flips that bit of the byte, 0 to 7, 0 being the least significant. */
        public Fault flipBit(int bit) {
            return new Fault(side, trigger, new FaultEffect.FlipBit(bit));
        }

        /** Ends the stream before the byte; the rest is lost. */
        public Fault cut() {
            return new Fault(side, trigger, new FaultEffect.Cut());
        }

        /** Stops the stream before the byte, without an end of file. */
        public Fault stall() {
            return new Fault(side, trigger, new FaultEffect.Stall());
        }

        /** Drops that number of bytes, at least 1; later bytes arrive. */
        public Fault drop(int count) {
            return new Fault(side, trigger, new FaultEffect.DropBytes(count));
        }

        /** Inserts these bytes, at least 1, before the byte. */
        public Fault inject(byte... bytes) {
            return new Fault(side, trigger, new FaultEffect.Inject(bytes));
        }
    }

    /** A fault with a side and a record. */
    public static final class AtRecord {
        private final Side side;
        private final FaultTrigger trigger;

        private AtRecord(Side side, FaultTrigger trigger) {
            this.side = side;
            this.trigger = trigger;
        }

        /**
         * Flips that bit of the record's first content byte, 0 to 7, 0 being the least significant. The five bytes of
         * the header stay as they are.
         */
        public Fault flipBit(int bit) {
            return new Fault(side, trigger, new FaultEffect.FlipBit(bit));
        }

        /** Ends the stream before the record; the rest is lost. */
        public Fault cut() {
            return new Fault(side, trigger, new FaultEffect.Cut());
        }

        /** Stops the stream before the record, without an end of file. */
        public Fault stall() {
            return new Fault(side, trigger, new FaultEffect.Stall());
        }

        /** Drops the whole record; later records arrive. */
        public Fault drop() {
            return new Fault(side, trigger, new FaultEffect.DropRecord());
        }

        /** Inserts these bytes, at least 1, before the record. */
        public Fault inject(byte... bytes) {
            return new Fault(side, trigger, new FaultEffect.Inject(bytes));
        }
    }
}
