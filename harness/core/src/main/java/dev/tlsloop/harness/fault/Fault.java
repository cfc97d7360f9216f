package dev.tlsloop.harness.fault;

import dev.tlsloop.Side;
import java.util.Objects;

/**
 * One thing that goes wrong on the way from one side to the other, at one place, once.
 *
 * <pre>{@code
 * Fault garbled = Fault.from(SERVER).atByte(17).flipBit(3);
 * Outcome disturbed = Loopback.between(client, server).withFault(garbled).handshake();
 * }</pre>
 *
 * <p>A fault is a value and remembers nothing; the same one disturbs every run in the same way. It is not for attacks
 * that need the keys: it alters bytes, not messages.
 *
 * @param side whose stream is disturbed: the sender
 * @param trigger where
 * @param effect how
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

    /** Starts a fault in what that side sends. */
    public static Source from(Side sender) {
        return new Source(Objects.requireNonNull(sender, NO_SIDE));
    }

    /** What it does and where, such as {@code flips bit 3 of byte 17}. */
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

    /** The same with the side, such as {@code server: flips bit 3 of byte 17}. */
    @Override
    public String toString() {
        return side + ": " + text();
    }

    private static String bytes(int count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /** A fault of which the side is known. */
    public static final class Source {
        private final Side side;

        private Source(Side side) {
            this.side = side;
        }

        /**
         * At the byte that so many bytes of this side's stream come before; 0 is the first byte.
         *
         * @throws IllegalArgumentException below 0
         */
        public AtByte atByte(long offset) {
            return new AtByte(side, new FaultTrigger.AtByte(offset));
        }

        /**
         * At a TLS record of this side; 1 is the first.
         *
         * @throws IllegalArgumentException below 1
         */
        public AtRecord atRecord(int number) {
            return new AtRecord(side, new FaultTrigger.AtRecord(number));
        }
    }

    /** A fault of which side and byte are known. */
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

        /** End of file in place of the byte; the rest is lost. */
        public Fault cut() {
            return new Fault(side, trigger, new FaultEffect.Cut());
        }

        /** Neither the byte nor anything after it arrives, and no end of file either. */
        public Fault stall() {
            return new Fault(side, trigger, new FaultEffect.Stall());
        }

        /** So many bytes are lost, at least 1; what follows arrives. */
        public Fault drop(int count) {
            return new Fault(side, trigger, new FaultEffect.DropBytes(count));
        }

        /** These bytes, at least 1, arrive before the byte. */
        public Fault inject(byte... bytes) {
            return new Fault(side, trigger, new FaultEffect.Inject(bytes));
        }
    }

    /** A fault of which side and record are known. */
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

        /** End of file in place of the record; the rest is lost. */
        public Fault cut() {
            return new Fault(side, trigger, new FaultEffect.Cut());
        }

        /** Neither the record nor anything after it arrives, and no end of file either. */
        public Fault stall() {
            return new Fault(side, trigger, new FaultEffect.Stall());
        }

        /** The whole record is lost; what follows arrives. */
        public Fault drop() {
            return new Fault(side, trigger, new FaultEffect.DropRecord());
        }

        /** These bytes, at least 1, arrive before the record. */
        public Fault inject(byte... bytes) {
            return new Fault(side, trigger, new FaultEffect.Inject(bytes));
        }
    }
}
