package dev.tlsloop.benchmarks;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The wall time of a first test in a new JVM: certificates, contexts, handshake and verdict. It starts tlsloop and
 * okhttp-tls with a bare loop in turn, and prints the medians.
 */
public final class ColdStart {
    private static final int STARTS = 10;

    private ColdStart() {}

    /** Runs without arguments; the processes that it starts get {@code ours} or {@code okhttp}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String which = arguments.length == 0 ? "" : arguments[0];
        switch (which) {
            case "ours" -> ours(new Phases());
            case "okhttp" -> okhttp(new Phases());
            default -> compare();
        }
    }

    private static void compare() throws IOException, InterruptedException {
        List<double[]> ours = new ArrayList<>();
        List<double[]> okhttp = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            ours.add(started("ours"));
            okhttp.add(started("okhttp"));
        }
        System.out.printf(Locale.ROOT, "%n%-12s %8s %8s   (ms, medians of %d starts)%n", "", "ours", "okhttp", STARTS);
        List<String> rows = List.of("whole", "certificates", "contexts", "handshake");
        for (int row = 0; row < rows.size(); row++) {
            System.out.printf(
                    Locale.ROOT, "%-12s %8.0f %8.0f%n", rows.get(row), median(ours, row), median(okhttp, row));
        }
    }

    private static void ours(Phases phases) {
        Authority ca = Authority.create();
        var localhost = ca.issue("localhost");
        phases.end();
        Context client = Context.client().trust(ca).build();
        Context server = Context.server().credential(localhost).build();
        phases.end();
        if (!(Loopback.between(client, server).handshake() instanceof Outcome.Success)) {
            throw new IllegalStateException("not established");
        }
        phases.end();
    }

    private static void okhttp(Phases phases) {
        HeldCertificate ca =
                new HeldCertificate.Builder().certificateAuthority(0).ecdsa256().build();
        HeldCertificate localhost = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .ecdsa256()
                .signedBy(ca)
                .build();
        phases.end();
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(ca.certificate())
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(localhost).build();
        SslEngineLoop engines = new SslEngineLoop(client.sslContext(), server.sslContext());
        phases.end();
        engines.handshake();
        phases.end();
    }

    /** The milliseconds of the whole process, and of each phase that it printed. */
    private static double[] started(String which) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command = new ProcessBuilder(
                java.toString(), "-cp", System.getProperty("java.class.path"), ColdStart.class.getName(), which);
        long before = System.nanoTime();
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process for " + which + " failed");
        }
        double whole = (System.nanoTime() - before) / 1e6;
        String[] phases = printed.strip().split("\\s+");
        return new double[] {
            whole, Double.parseDouble(phases[0]), Double.parseDouble(phases[1]), Double.parseDouble(phases[2])
        };
    }

    private static double median(List<double[]> starts, int column) {
        double[] sorted =
                starts.stream().mapToDouble(start -> start[column]).sorted().toArray();
        return (sorted[STARTS / 2 - 1] + sorted[STARTS / 2]) / 2;
    }

    /** A stopwatch that prints the duration of each phase. */
    private static final class Phases {
        private long began = System.nanoTime();

        void end() {
            long now = System.nanoTime();
            System.out.println((now - began) / 1e6);
            began = now;
        }
    }
}
