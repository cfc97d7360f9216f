package dev.tlsloop.harness.fault;

/** The place of a {@link Fault} in the stream of one side, counted before any other fault. */
public sealed interface FaultTrigger {
    /**
     * A byte of the stream.
     *
     * @param offset the number of bytes before it; 0 is the first byte
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
     * A TLS record, as its five-byte header delimits it.
     *
     * @param number its number; 1 is the first record that this side sends
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
