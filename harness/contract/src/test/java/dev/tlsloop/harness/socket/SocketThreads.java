package dev.tlsloop.harness.socket;

import java.util.Map;
import java.util.TreeMap;

/** The threads of a server over sockets: a thread dump lacks its virtual threads, so the server counts them. */
final class SocketThreads {
    private SocketThreads() {}

    /** Their number for each name; empty if none is left. */
    static Map<String, Integer> running(TlsServer server) {
        Map<String, Integer> running = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tlsloop-") && !name.equals("tlsloop-connection"))
                .forEach(name -> running.merge(name, 1, Integer::sum));
        if (server.connectionThreads() > 0) {
            running.put("connection", server.connectionThreads());
        }
        return running;
    }
}
