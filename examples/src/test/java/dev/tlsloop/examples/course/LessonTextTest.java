package dev.tlsloop.examples.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.examples.lessons.Lessons;
import org.junit.jupiter.api.Test;

/** The marks of a template. */
class LessonTextTest {
    @Test
    void aSectionWhoseEngineIsMissingIsOneSentence() {
        Lesson lesson = Stubs.lesson(97, "absent").passingOn(new Stubs.Absent(), "other", Stubs::trusting);

        assertEquals("""
                # Absent

                line 1

                This needs the [engine](../glossary.md#engine) absent, which is missing here: there is no libabsent; install it.
                """, LessonRun.of(lesson).markdown());
    }

    @Test
    void aLessonWhoseFirstPieceLacksItsEngineCannotRun() {
        Lesson lesson = Lesson.of(97, "Absent", Stubs.class, "absent")
                .passingOn(new Stubs.Absent(), "handshake", Stubs::trusting);

        assertTrue(lesson.obstacle().isPresent());
    }

    @Test
    void aLineThatTheRunLacksIsAnError() {
        LessonRun run = LessonRun.of(Stubs.lesson(98, "line"));

        String message =
                assertThrows(IllegalStateException.class, run::markdown).getMessage();

        assertEquals(
                "lesson 98 quotes a line that its run lacks: {CertificateRequest}",
                message.lines().findFirst().orElse(""));
    }

    @Test
    void anUnknownMarkIsAnError() {
        LessonRun run = LessonRun.of(Stubs.lesson(99, "mark"));

        String message =
                assertThrows(IllegalStateException.class, run::markdown).getMessage();

        assertEquals("there is no mark «colour»; see LessonText", message);
    }

    @Test
    void aDifferenceHasTheChangedLinesAlone() {
        assertEquals("-b\n+x\n+y", Sources.difference("a\nb\nc", "a\nx\ny\nc"));
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertEquals("", Sources.difference("a\nb", "a\nb"));
    }

    @Test
    void aBlockThatIsOpenAtTheEndOfTheCodeIsClosed() {
        String code = Sources.snippet(Lessons.all().get(7).file(), "resumed");

        assertTrue(code.endsWith(";\n}"), code);
    }

    @Test
    void aMethodThatTheLessonLacksIsAnError() {
        Class<?> hello = Lessons.all().get(0).file();

        String message = assertThrows(IllegalStateException.class, () -> Sources.snippet(hello, "goodbye"))
                .getMessage();

        assertEquals("Hello.java has no method goodbye; give the name of one", message);
    }

    @Test
    void theFirstUseOfATermIsALink() {
        assertEquals(
                "Two [key shares](../glossary.md#key-share), one key share.",
                GlossaryLinks.in("Two key shares, one key share."));
    }

    @Test
    void codeHeadingsAndLinksStayAsTheyAre() {
        String text = "# A ticket\n\n```text\na ticket\n```\n\n`ticket` and [a ticket](x.md)";

        assertEquals(text, GlossaryLinks.in(text));
    }
}
