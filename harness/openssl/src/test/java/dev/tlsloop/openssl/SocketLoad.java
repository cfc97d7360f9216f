package dev.tlsloop.openssl;

import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.socket.SocketOutcome;
import dev.tlsloop.harness.socket.TlsClient;
import dev.tlsloop.harness.socket.TlsServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The load of 16 clients on one server: half of their connections are polite, and half are rude in five ways.
 *
 * @param engine the engine of the server and of the polite clients
 * @param connections their number, a multiple of ten
 */
record SocketLoad(Engine engine, int connections) {
    private static final Authority CA = Authority.create();
    private static final int CLIENTS = 16;
    private static final int KINDS = 10;
    private static final int MOST_MILLISECONDS = 120_000;

    /** What the outcomes and the JVM showed. */
    record Result(Map<String, Integer> outcomes, int port) {}

    Result run() throws Exception {
        Context context = Context.server()
                .engine(engine)
                .credential(CA.issue("localhost"))
                .build();
        Context client = Context.client().engine(engine).trust(CA).build();
        List<Socket> silent = Collections.synchronizedList(new ArrayList<>());
        try (Endpoint clients = client.start();
                TlsServer server = TlsServer.serve(context)) {
            byte[] hello = hello(clients);
            inParallel(number -> connect(number % KINDS, server, clients, hello, silent));
            for (Socket socket : silent) {
                socket.close();
            }
            return new Result(counted(server.outcomes()), server.port());
        }
    }

    /** The outcomes that the clients must have. */
    Map<String, Integer> expected() {
        int tenth = connections / KINDS;
        return Map.of(
                "established, with a request", 5 * tenth,
                "not TLS", 2 * tenth,
                "stopped before the first byte", tenth,
                "stopped in the first message", tenth,
                "stopped after the first message", tenth);
    }

    private interface Connecting {
        void connect(int number) throws Exception;
    }

    private void inParallel(Connecting connecting) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    connecting.connect(number);
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get(MOST_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void connect(int kind, TlsServer server, Endpoint clients, byte[] hello, List<Socket> silent)
            throws IOException {
        switch (kind) {
            case 0 -> rude(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case 2 -> rude(server, "garbage, and no end of it".getBytes(StandardCharsets.US_ASCII));
            case 4 -> silent.add(new Socket(server.address().getAddress(), server.port()));
            case 6 -> rude(server, Arrays.copyOf(hello, hello.length / 2));
            case 8 -> slow(server, hello);
            default -> TlsClient.call(clients, server.address());
        }
    }

    /** Sends these bytes, ends its stream, and waits for the end of the server's. */
    private static void rude(TlsServer server, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
            socket.setSoTimeout(MOST_MILLISECONDS);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    /** Sends its hello byte by byte, and leaves after the first byte of the server. */
    private static void slow(TlsServer server, byte[] hello) throws IOException {
        try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
            socket.setSoTimeout(MOST_MILLISECONDS);
            socket.setTcpNoDelay(true);
            for (byte next : hello) {
                socket.getOutputStream().write(next);
            }
            socket.getInputStream().read();
        }
    }

    private static byte[] hello(Endpoint clients) {
        try (dev.tlsloop.Connection connection = clients.open(Side.CLIENT, ConnectionSettings.forServer("localhost"))) {
            connection.handshake();
            return connection.outgoing().readAll();
        }
    }

    private static Map<String, Integer> counted(List<SocketOutcome> outcomes) {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(kind(outcome), 1, Integer::sum));
        return counts;
    }

    private static String kind(SocketOutcome outcome) {
        if (outcome instanceof SocketOutcome.Established established && established.hasReceived()) {
            return "established, with a request";
        }
        if (outcome instanceof SocketOutcome.Abandoned abandoned) {
            return "stopped " + abandoned.stage();
        }
        return outcome instanceof SocketOutcome.NotTls ? "not TLS" : outcome.summary();
    }
}
