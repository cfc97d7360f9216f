package dev.tlsloop.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.course.LessonRun;
import dev.tlsloop.examples.course.Piece;
import dev.tlsloop.openssl.OpenSsl;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lessons as code: each piece passes or fails as its lesson says, is short, and can be run alone. */
class LessonsTest {
    private static final int LONGEST = 15;

    /** The lessons that can run here: one of them needs libssl as a whole. */
    static List<Lesson> runnable() {
        return Lessons.all().stream()
                .filter(lesson -> lesson.obstacle().isEmpty())
                .toList();
    }

    @Test
    void theCourseHasTwelveLessonsInOrder() {
        assertEquals(
                IntStream.rangeClosed(1, 12).boxed().toList(),
                Lessons.all().stream().map(Lesson::number).toList());
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aLessonComesOutAsItSaysAndNoMarkIsLeft(Lesson lesson) {
        String text = LessonRun.of(lesson).markdown();

        assertEquals(-1, text.indexOf('«'), text);
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aPieceOfALessonIsShort(Lesson lesson) {
        List<String> tooLong = lesson.pieces().stream()
                .filter(piece -> LessonCode.of(lesson, piece).lines().count() > LONGEST)
                .map(Piece::name)
                .toList();

        assertEquals(List.of(), tooLong);
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aLessonHasATwinThatFails(Lesson lesson) {
        assertTrue(lesson.pieces().stream().anyMatch(piece -> piece.failure().isPresent()));
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aLessonRunsAlone(Lesson lesson) throws ReflectiveOperationException {
        Method main = lesson.file().getDeclaredMethod("main", String[].class);
        main.setAccessible(true);

        String printed = printedBy(main);

        assertTrue(printed.contains("client  ->  ClientHello"), printed);
    }

    private static String printedBy(Method main) throws ReflectiveOperationException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "later JDKs refuse RSA key exchange")
    void anOlderJdkHasRsaKeyExchange() throws GeneralSecurityException {
        assertEquals("it succeeded with TLS 1.2, TLS_RSA_WITH_AES_128_GCM_SHA256", jdk().replaceFirst(".*?: ", ""));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "earlier JDKs have RSA key exchange")
    void aCurrentJdkRefusesRsaKeyExchange() throws GeneralSecurityException {
        assertTrue(jdk().contains("jdk.tls.disabledAlgorithms"), jdk());
    }

    private static String jdk() throws GeneralSecurityException {
        Lesson lesson = Lessons.all().get(9);
        Assumptions.assumeTrue(
                lesson.obstacle().isEmpty(), () -> lesson.obstacle().orElse(""));
        return lesson.pieces().get(0).code().run().values().getOrDefault("jdk", "");
    }

    @Test
    void onlyOneLessonNeedsLibsslAsAWhole() {
        List<Integer> needing = Lessons.all().stream()
                .filter(lesson -> lesson.pieces().get(0).engine().isPresent())
                .map(Lesson::number)
                .toList();

        assertEquals(List.of(10), needing);
    }

    @Test
    void theOnlyOtherEngineIsLibssl() {
        Stream<String> engines = Lessons.all().stream()
                .flatMap(lesson -> lesson.pieces().stream())
                .flatMap(piece -> piece.engine().stream())
                .map(engine -> engine.name())
                .distinct();

        assertEquals(List.of(OpenSsl.engine().name()), engines.toList());
    }
}
