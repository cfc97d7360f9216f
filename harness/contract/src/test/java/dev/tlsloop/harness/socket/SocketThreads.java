package dev.tlsloop.harness.socket;

import java.util.Map;
import java.util.TreeMap;

/** The platform threads of servers and clients over sockets that run in this JVM. */
final class SocketThreads {
    private SocketThreads() {}

    /** Their number for each name; empty if none is left. */
    static Map<String, Integer> running() {
        Map<String, Integer> running = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tlsloop-"))
                .forEach(name -> running.merge(name, 1, Integer::sum));
        return running;
    }
}
