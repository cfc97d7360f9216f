package dev.tlsloop.providers;

import dev.tlsloop.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code tshark} program, which dissects a file and verifies its checksums. */
final class Tshark {
    private static final List<String> FIELDS = List.of(
            "tcp.stream",
            "tcp.srcport",
            "tls.handshake.type",
            "ip.checksum.status",
            "tcp.checksum.status",
            "_ws.malformed",
            "_ws.expert.severity",
            "_ws.expert.message",
            "frame.comment");
    private static final String GOOD = "1";
    private static final long WARNING = 0x600000;

    private Tshark() {}

    /** The reason why it cannot be used; empty if it can. */
    static Optional<String> missing() {
        try {
            run(List.of("tshark", "--version"));
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of("tshark is not installed (Debian: apt-get install tshark): " + e.getMessage());
        }
    }

    /** What it says of each packet. */
    static List<Dissected> packets(Path file) {
        List<String> command = command(file);
        command.addAll(List.of("-T", "fields", "-E", "separator=|"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        return run(command).lines().map(Dissected::of).toList();
    }

    /** The application data that it decrypted, of each of the TCP connections 0 to (connections - 1). */
    static List<Decrypted> applicationData(Path file, int connections) {
        List<String> command = command(file);
        command.add("-q");
        for (int stream = 0; stream < connections; stream++) {
            command.addAll(List.of("-z", "follow,tls,raw," + stream));
        }
        return Stream.of(run(command).split("Filter: tcp.stream eq "))
                .skip(1)
                .map(Decrypted::of)
                .sorted(Comparator.comparing(Decrypted::stream))
                .toList();
    }

    private static List<String> command(Path file) {
        return new ArrayList<>(List.of(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE"));
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application data of both sides of a TCP connection, in hexadecimal digits. */
    record Decrypted(int stream, String fromClient, String fromServer) {
        private static Decrypted of(String section) {
            String first = data(section, "[0-9a-f]+");
            String second = data(section, "\t[0-9a-f]+");
            boolean serverIsFirst = section.contains("Node 0: 198.51.100.1:443");
            return new Decrypted(
                    Integer.parseInt(section.lines().findFirst().orElseThrow()),
                    serverIsFirst ? second : first,
                    serverIsFirst ? first : second);
        }

        private static String data(String section, String pattern) {
            return section.lines()
                    .skip(1)
                    .filter(line -> line.matches(pattern))
                    .map(String::strip)
                    .collect(Collectors.joining());
        }
    }

    /**
     * A packet as the program dissected it.
     *
     * @param handshakes the types of the handshake messages in it, in order
     * @param complaints what the program found wrong with it
     */
    record Dissected(
            int stream, Side sender, List<Integer> handshakes, List<String> complaints, Optional<String> comment) {
        private static Dissected of(String line) {
            String[] values = line.split("\\|", -1);
            return new Dissected(
                    Integer.parseInt(values[0]),
                    values[1].equals("443") ? Side.SERVER : Side.CLIENT,
                    list(values[2]).map(Integer::valueOf).toList(),
                    complaints(values),
                    Optional.of(values[8]).filter(comment -> !comment.isEmpty()));
        }

        private static List<String> complaints(String[] values) {
            List<String> complaints = new ArrayList<>();
            if (!values[3].equals(GOOD) || !values[4].equals(GOOD)) {
                complaints.add("checksums of IP and TCP: " + values[3] + ", " + values[4]);
            }
            if (!values[5].isEmpty()) {
                complaints.add("malformed");
            }
            if (list(values[6]).anyMatch(severity -> Long.decode(severity) >= WARNING)) {
                complaints.add(values[7]);
            }
            return complaints;
        }

        private static Stream<String> list(String values) {
            return Stream.of(values.split(",")).filter(value -> !value.isEmpty());
        }
    }
}
