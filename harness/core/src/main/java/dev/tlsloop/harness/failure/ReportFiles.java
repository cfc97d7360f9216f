package dev.tlsloop.harness.failure;

import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.capture.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The files about the handshakes of a failed test: a report, and a capture if bytes were kept. */
final class ReportFiles {
    private ReportFiles() {}

    /** Writes the files, and returns their paths. */
    static List<Path> write(TestName test, List<ReportedRun> runs) throws IOException {
        ReportFormat format = format();
        String report = format.report(test.toString(), runs);
        Path name = ReportFolder.claim(test);
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(with(name, format.extension()), report));
        Optional<Capture> capture = capture(runs);
        if (capture.isPresent()) {
            files.add(capture.get().writeTo(with(name, "pcapng")));
        }
        return files;
    }

    private static ReportFormat format() {
        return ServiceLoader.load(ReportFormat.class, ReportFormat.class.getClassLoader())
                .findFirst()
                .orElseGet(TextFormat::new);
    }

    private static Optional<Capture> capture(List<ReportedRun> runs) {
        return runs.stream()
                .map(ReportedRun::outcome)
                .filter(outcome -> outcome.transcript().recording().isPresent())
                .map(Outcome::capture)
                .reduce(Capture::and);
    }

    private static Path with(Path name, String extension) {
        return name.resolveSibling(name.getFileName() + "." + extension);
    }
}
