package dev.tlsloop.examples.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.lessons.Lessons;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The live page: its settings and the server of it, on loopback and a free port. */
class LiveServerTest {
    private static final int PATIENCE = 60_000;
    private static LiveServer server;

    @BeforeAll
    static void start() throws IOException {
        server = LiveServer.start(Lessons.all().get(0), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String answer(String request, String host) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(PATIENCE);
            String text = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String answer(String request) throws IOException {
        return answer(request, "127.0.0.1:" + server.address().getPort());
    }

    @Test
    void itListensOnLoopbackAlone() {
        assertTrue(server.address().getAddress().isLoopbackAddress());
    }

    @Test
    void thePageShowsTheDefaultHandshake() throws IOException {
        String page = answer("GET /");

        assertTrue(page.startsWith("HTTP/1.1 200 ") && page.contains("{EncryptedExtensions}"), page);
    }

    @Test
    void aChangedSettingChangesTheHandshake() throws IOException {
        String page = answer("GET /?client-versions=TLS+1.3&server-versions=TLS+1.2");

        assertTrue(page.contains("NO_COMMON_VERSION"), page);
    }

    @Test
    void theFormKeepsWhatWasChosen() throws IOException {
        String page = answer("GET /?client-versions=TLS+1.3");

        assertTrue(page.contains("<option selected>TLS 1.3</option>"), page);
    }

    @Test
    void thePageNeedsNoScript() throws IOException {
        String page = answer("GET /");

        assertTrue(!page.contains("<script") && page.contains("<form method=\"get\""), page);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "GET /?colour=red",
                        400,
                        "this lesson has no setting &quot;colour&quot;; it has client-versions, server-versions"),
                Arguments.of(
                        "GET /?client-versions=SSL",
                        400,
                        "the setting client-versions has no value &quot;SSL&quot;; give one of: TLS 1.2 to 1.3; TLS 1.3; TLS"
                                + " 1.2"),
                Arguments.of(
                        "GET /?client-versions=%3Cb%3E",
                        400,
                        "the setting client-versions has no value &quot;&lt;b&gt;&quot;; give one of: TLS 1.2 to 1.3; TLS"
                                + " 1.3; TLS 1.2"),
                Arguments.of("POST /", 405, "this page answers GET, not POST; use its form"),
                Arguments.of("GET /etc/passwd", 404, "there is no page /etc/passwd; open http://127.0.0.1:PORT/"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aRequestThatIsNotUnderstoodGetsOneSentence(String request, int status, String sentence) throws IOException {
        String page = answer(request);

        String expected =
                sentence.replace("PORT", String.valueOf(server.address().getPort()));
        assertTrue(page.startsWith("HTTP/1.1 " + status + " ") && page.contains("<p>" + expected + "</p>"), page);
    }

    @Test
    void aRequestForAnotherHostIsRefused() throws IOException {
        String page = answer("GET /", "evil.test");

        assertTrue(page.startsWith("HTTP/1.1 400 ") && page.contains("not for the host &quot;evil.test&quot;"), page);
    }

    static List<Lesson> lessons() {
        return Lessons.all();
    }

    private static Settings chosen(Lesson lesson, Knob knob, String value) {
        String query = knob.key() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Settings.parse(Knob.of(lesson.number()), query);
    }

    private static String result(Settings settings) {
        try {
            return LiveHandshake.of(settings).summary();
        } catch (UnsupportedSettingException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void eachValueOfEachSettingRunsAndOneChangesTheResult(Lesson lesson) {
        long results = Knob.of(lesson.number()).stream()
                .flatMap(knob -> knob.choices().stream().map(value -> result(chosen(lesson, knob, value))))
                .distinct()
                .count();

        assertTrue(results > 1, lesson.toString());
    }

    @Test
    void aFaultOfTheFormStrikes() {
        Settings flipped = new Settings(Map.of(Knob.FAULT, "server: flip a bit of record 3"));

        assertEquals(
                "it failed on the client because BAD_RECORD",
                LiveHandshake.of(flipped).summary());
    }
}
