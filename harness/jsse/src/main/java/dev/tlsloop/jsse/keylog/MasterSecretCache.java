package dev.tlsloop.jsse.keylog;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The confirmed master secrets of one endpoint. A resumed connection of TLS 1.2 uses one of them. */
public final class MasterSecretCache {
    private static final int MOST = 1024;

    private final Deque<byte[]> latest = new ArrayDeque<>();

    synchronized void add(byte[] master) {
        latest.removeIf(known -> Arrays.equals(known, master));
        latest.addFirst(master);
        if (latest.size() > MOST) {
            latest.removeLast();
        }
    }

    synchronized List<byte[]> all() {
        return List.copyOf(latest);
    }
}
