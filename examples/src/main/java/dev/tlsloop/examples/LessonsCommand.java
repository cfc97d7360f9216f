package dev.tlsloop.examples;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.lessons.Lessons;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that lists the lessons. */
@Command(name = "lessons", mixinStandardHelpOptions = true, description = "Lists the lessons of the course.")
final class LessonsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private LessonsCommand() {}

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it calls");
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Lesson lesson : Lessons.all()) {
            out.println(String.format(Locale.ROOT, "%3d  %s", lesson.number(), lesson.title()));
        }
        out.flush();
    }
}
