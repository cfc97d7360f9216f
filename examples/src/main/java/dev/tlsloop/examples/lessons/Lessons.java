package dev.tlsloop.examples.lessons;

import dev.tlsloop.examples.course.Lesson;
import java.util.List;

/** The course: the lessons in their order. */
public final class Lessons {
    private Lessons() {}

    /** All lessons, in the order of the course. */
    public static List<Lesson> all() {
        return List.of(
                Hello.lesson(),
                Certificates.lesson(),
                Names.lesson(),
                Time.lesson(),
                MutualTls.lesson(),
                Choosing.lesson(),
                OneAddress.lesson(),
                Remembering.lesson(),
                TakingBack.lesson(),
                ForwardSecrecy.lesson(),
                Secrets.lesson(),
                Middle.lesson());
    }
}
