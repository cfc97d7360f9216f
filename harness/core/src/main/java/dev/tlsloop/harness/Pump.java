package dev.tlsloop.harness;

/**
 * The loop that steps both sides in turn, in one thread, until two passes change no state. It does not stop when one side is
 * established: in TLS 1.3 a client is established before the server verifies its certificate.
 */
final class Pump {
    /** The most passes, so that two sides that never stop sending end as well. */
    static final int BUDGET = 1_000;

    private static final int IDLE_PASSES = 2;

    /** The reason why the loop stopped. */
    enum Stop {
        SILENCE,
        BUDGET
    }

    private final PairedConnection client;
    private final PairedConnection server;
    private int step;

    Pump(PairedConnection client, PairedConnection server) {
        this.client = client;
        this.server = server;
    }

    /** The number of the next step, from 1. */
    int nextStep() {
        return ++step;
    }

    Stop run() {
        int idle = 0;
        for (int pass = 0; pass < BUDGET && idle < IDLE_PASSES; pass++) {
            boolean changed = client.turn(nextStep()) | server.turn(nextStep());
            idle = changed ? 0 : idle + 1;
        }
        return idle < IDLE_PASSES ? Stop.BUDGET : Stop.SILENCE;
    }
}
