package dev.tlsloop.examples.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.examples.course.Lesson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of one lesson's live page. It listens on loopback alone, and answers no request for another host name, so that no
 * web site can reach it through a browser.
 */
public final class LiveServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final Lesson lesson;
    private final List<Knob> knobs;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(LiveServer::daemon);

    /** An answer: its status, and a page. */
    private record Answer(int status, String page) {}

    private LiveServer(Lesson lesson, HttpServer server) {
        this.lesson = lesson;
        this.knobs = Knob.of(lesson.number());
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port the port, or 0 for any that is free
     * @throws IOException if the port cannot be used
     */
    public static LiveServer start(Lesson lesson, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        LiveServer live = new LiveServer(lesson, HttpServer.create(address, 0));
        live.server.createContext("/", live::handle);
        // One thread for each request, so that a client that sends half a request stops no other.
        live.server.setExecutor(live.threads);
        live.server.start();
        return live;
    }

    /** The address of the page. */
    public URI page() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "live page");
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] page = answer.page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(answer.status(), page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private Answer answer(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"))
                .replaceFirst(":\\d+$", "")
                .toLowerCase(Locale.ROOT);
        if (!List.of("127.0.0.1", "localhost", "[::1]").contains(host)) {
            return wrong(BAD_REQUEST, "this page is not for the host \"" + host + "\"; open " + page());
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return wrong(NOT_ALLOWED, "this page answers GET, not " + exchange.getRequestMethod() + "; use its form");
        }
        if (!exchange.getRequestURI().getPath().equals("/")) {
            return wrong(
                    NOT_FOUND, "there is no page " + exchange.getRequestURI().getPath() + "; open " + page());
        }
        String query = exchange.getRequestURI().getRawQuery();
        Settings settings;
        try {
            settings = Settings.parse(knobs, query == null ? "" : query);
        } catch (IllegalArgumentException e) {
            return wrong(BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        return run(settings);
    }

    private Answer run(Settings settings) {
        try {
            return new Answer(OK, LivePage.of(lesson, settings, LiveHandshake.of(settings)));
        } catch (UnsupportedSettingException e) {
            return new Answer(OK, LivePage.refused(lesson, settings, String.valueOf(e.getMessage())));
        }
    }

    private Answer wrong(int status, String sentence) {
        return new Answer(status, LivePage.wrong(lesson, sentence));
    }
}
