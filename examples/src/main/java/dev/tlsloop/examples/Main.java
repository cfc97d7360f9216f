package dev.tlsloop.examples;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.assertion.OutcomeAssertionError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line, which runs the journeys or a handshake with the user's own files. */
@Command(
        name = "tlsloop",
        mixinStandardHelpOptions = true,
        version = "tlsloop 0.1.0-SNAPSHOT",
        description = {
            "Runs TLS handshakes in memory and prints the outcome of each.",
            "Without arguments it runs all five journeys."
        },
        subcommands = {LessonCommand.class, LessonsCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every handshake came out as claimed",
            "1:a handshake had another outcome, or one with your files failed",
            "2:a wrong argument, or a file that cannot be used"
        })
final class Main implements Callable<Integer> {
    private static final int OTHERWISE = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "JOURNEY",
            description = "first-success, mutual-tls, server-names, your-own-context, broken-intermediate")
    private List<String> names = List.of();

    @Option(names = "--cert", paramLabel = "FILE", description = "PEM file of the server's certificate and its chain")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "PEM file of its private key, if not in --cert")
    private @Nullable Path key;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            arity = "1..*",
            description = "PEM files of the client's trust anchors; by default those of the JDK")
    private List<Path> authorities = List.of();

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "server name to ask for; by default the certificate's first DNS name")
    private @Nullable String name;

    @Mixin
    private final ReportFiles reports = new ReportFiles();

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().setUsageHelpAutoWidth(true).execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler((mistake, args) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() {
        // The journeys are the code of the README, so the whole process asks for the secrets of its runs.
        System.setProperty("tlsloop.secrets", System.getProperty("tlsloop.secrets", "true"));
        ConsoleOutput console = new ConsoleOutput(
                commandSpec().commandLine().getOut(),
                commandSpec().commandLine().getColorScheme().ansi());
        int result = certificate == null ? runJourneys(console) : judgeFiles(console, certificate);
        try {
            reports.write().forEach(console::wrote);
        } catch (IOException e) {
            throw wrong("a report cannot be written (" + e + "); give a file in a folder that exists and is writable");
        } catch (IllegalStateException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return result;
    }

    private int runJourneys(ConsoleOutput console) {
        if (key != null || !authorities.isEmpty() || name != null) {
            throw wrong("--key, --ca and --name go with --cert; add --cert FILE");
        }
        List<Journey> journeys = names.isEmpty()
                ? List.of(Journey.values())
                : names.stream().map(this::journey).toList();
        int asClaimed = 0;
        int otherwise = 0;
        for (Journey journey : journeys) {
            console.title(journey.key(), journey.title());
            for (Supplier<JourneyStep> act : journey.acts()) {
                if (run(journey, act, console)) {
                    asClaimed++;
                } else {
                    otherwise++;
                }
            }
        }
        console.end(asClaimed, otherwise);
        return otherwise == 0 ? CommandLine.ExitCode.OK : OTHERWISE;
    }

    private boolean run(Journey journey, Supplier<JourneyStep> act, ConsoleOutput console) {
        try {
            JourneyStep step = act.get();
            console.asClaimed(step);
            report(console, journey.key(), step.claim(), step.outcome());
            return true;
        } catch (OutcomeAssertionError e) {
            console.otherwise(e);
            e.outcome().ifPresent(outcome -> report(console, journey.key(), "not as claimed", outcome));
            return false;
        } catch (AssertionError e) {
            console.otherwise(e);
            return false;
        }
    }

    private int judgeFiles(ConsoleOutput console, Path chain) {
        if (!names.isEmpty()) {
            throw wrong("--cert judges files and runs no journey; leave out " + String.join(" ", names));
        }
        PemFilesJourney files = read(chain);
        Outcome outcome = files.handshake();
        console.title(chain.toString(), "asked for " + files.name());
        console.judged(files.client(), files.server(), outcome);
        report(console, nameOf(chain), "asked for " + files.name(), outcome);
        return outcome instanceof Outcome.Success ? CommandLine.ExitCode.OK : OTHERWISE;
    }

    private void report(ConsoleOutput console, String page, String title, Outcome outcome) {
        reports.add(page, title, outcome);
        reports.diagram(outcome).ifPresent(console::diagram);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private PemFilesJourney read(Path chain) {
        try {
            return PemFilesJourney.read(chain, Optional.ofNullable(key), authorities, Optional.ofNullable(name));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Journey journey(String wanted) {
        return Journey.ofKey(wanted)
                .orElseThrow(() -> wrong("there is no journey \"" + wanted + "\"; there are "
                        + Stream.of(Journey.values()).map(Journey::key).collect(Collectors.joining(", "))));
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
