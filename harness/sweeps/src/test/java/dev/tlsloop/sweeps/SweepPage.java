package dev.tlsloop.sweeps;

import java.util.Map;
import java.util.TreeMap;

final class SweepPage {
    static final Map<String, Tally> TALLIES = new TreeMap<>();

    private SweepPage() {}

    static synchronized void record(String pair, Tally tally) {
        TALLIES.put(pair, tally);
        System.out.println(pair + ": " + tally);
    }
}
