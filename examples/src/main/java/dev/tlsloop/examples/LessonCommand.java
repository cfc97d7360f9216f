package dev.tlsloop.examples;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.examples.course.LessonRun;
import dev.tlsloop.examples.course.TerminalPage;
import dev.tlsloop.examples.course.WebPage;
import dev.tlsloop.examples.lessons.Lessons;
import dev.tlsloop.examples.live.LiveServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that runs lessons, and prints them or writes their pages. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        description = "Runs lessons of the course and prints them, or writes their pages.")
final class LessonCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NUMBER", description = "the numbers of the lessons; the command lessons lists them")
    private List<String> numbers = List.of();

    @Option(names = "--step", description = "wait for Enter after each step")
    private boolean stepwise;

    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "folder for the page of each lesson and the page of its bytes, instead of printing it")
    private @Nullable Path html;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "serve one lesson on loopback, with a form of its settings, until you press Enter; by default on any"
                            + " port that is free")
    private @Nullable Integer port;

    private LessonCommand() {}

    @Override
    public Integer call() {
        if (numbers.isEmpty()) {
            throw wrong(
                    "which lesson? give its number, 1 to " + Lessons.all().size() + "; the command lessons lists them");
        }
        List<Lesson> lessons = numbers.stream().map(this::lesson).toList();
        if (port != null) {
            serve(lessons, port);
            return CommandLine.ExitCode.OK;
        }
        for (Lesson lesson : lessons) {
            LessonRun run = LessonRun.of(lesson);
            if (html == null) {
                page().print(run);
            } else {
                write(run, html);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void serve(List<Lesson> lessons, int onPort) {
        if (lessons.size() > 1 || html != null || stepwise) {
            throw wrong("--serve takes one lesson, and neither --html nor --step; leave out the rest");
        }
        PrintWriter out = commandSpec().commandLine().getOut();
        try (LiveServer server = LiveServer.start(lessons.get(0), onPort)) {
            out.println(lessons.get(0) + " is at " + server.page() + " until you press Enter");
            out.flush();
            awaiting(new InputStreamReader(System.in, Charset.defaultCharset())).run();
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("the port " + onPort + " cannot be used (" + e.getMessage() + "); give another, or none");
        }
    }

    private TerminalPage page() {
        CommandLine commandLine = commandSpec().commandLine();
        Runnable pause = stepwise ? awaiting(new InputStreamReader(System.in, Charset.defaultCharset())) : () -> {};
        return new TerminalPage(
                commandLine.getOut(), commandLine.getColorScheme().ansi(), commandLine.getUsageHelpWidth(), pause);
    }

    /** Reads up to the next end of a line. At the end of the input, the rest of the lesson comes at once. */
    private static Runnable awaiting(Reader input) {
        return () -> {
            try {
                int read = input.read();
                while (read >= 0 && read != '\n') {
                    read = input.read();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void write(LessonRun run, Path folder) {
        PrintWriter out = commandSpec().commandLine().getOut();
        try {
            Files.createDirectories(folder);
            Path page = Files.writeString(folder.resolve(run.lesson().page() + ".html"), WebPage.of(run));
            out.println("wrote " + page);
            out.println(
                    "wrote " + run.bytes().writeTo(folder.resolve(run.lesson().page() + "-bytes.html")));
            out.flush();
        } catch (IOException e) {
            throw wrong("a page cannot be written (" + e + "); give a folder that is writable");
        }
    }

    private Lesson lesson(String number) {
        List<Lesson> all = Lessons.all();
        Lesson lesson = all.stream()
                .filter(one -> Integer.toString(one.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> wrong("there is no lesson \"" + number + "\"; there are 1 to " + all.size()));
        lesson.obstacle().ifPresent(why -> {
            throw wrong("lesson " + number + " cannot run here. " + why);
        });
        return lesson;
    }

    private ParameterException wrong(String description) {
        return new ParameterException(commandSpec().commandLine(), description);
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it calls");
        }
        return spec;
    }
}
