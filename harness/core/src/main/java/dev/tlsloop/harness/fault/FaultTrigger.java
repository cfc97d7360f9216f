package dev.tlsloop.harness.fault;

/** Where in the stream of one side a {@link Fault} strikes. Counted in what that side sent, before any fault. */
public sealed interface FaultTrigger {
    /**
     * At a byte.
     *
     * @param offset how many bytes of the stream come before it; 0 is the first byte
     */
    record AtByte(long offset) implements FaultTrigger {
        public AtByte {
            if (offset < 0) {
                throw new IllegalArgumentException("a byte offset counts from 0; given: " + offset);
            }
        }

        @Override
        public String toString() {
            return "byte " + offset;
        }
    }

    /**
     * At a TLS record, as its five-byte header delimits it.
     *
     * @param number which one; 1 is the first that this side sends
     */
    record AtRecord(int number) implements FaultTrigger {
        public AtRecord {
            if (number < 1) {
                throw new IllegalArgumentException("records are counted from 1; given: " + number);
            }
        }

        @Override
        public String toString() {
            return "record " + number;
        }
    }
}
