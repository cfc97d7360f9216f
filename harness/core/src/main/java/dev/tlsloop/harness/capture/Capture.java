package dev.tlsloop.harness.capture;

import dev.tlsloop.harness.transcript.Recording;
import dev.tlsloop.harness.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The bytes of one or several runs as a pcapng file, which Wireshark and tshark open and decrypt.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
 * Path file = outcome.capture().writeTo(Path.of("handshake.pcapng"));
 * }</pre>
 *
 * <p>The TLS records are those of the run. IP and TCP are synthetic, also for a run over a socket. Each run is a connection of
 * its own to port 443. The time of a packet is its number in milliseconds, so that equal runs differ only in their bytes. A run with
 * faults has the bytes that arrived, and each fault is the comment of a packet.
 *
 * <p>It is immutable. The secrets stand in front of the packets, if the runs had them: treat such a file like a key log.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html">The pcapng format</a>
 */
public final class Capture {
    private final List<Run> runs;

    private Capture(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /**
     * The capture of the run behind that transcript.
     *
     * @throws IllegalStateException if the run did not keep its bytes
     */
    public static Capture of(Transcript transcript) {
        Objects.requireNonNull(
                transcript, "the transcript of of(transcript) is null; give that of an outcome or a pair");
        Recording recording = transcript
                .recording()
                .orElseThrow(() -> new IllegalStateException("this run kept no bytes, so it has no capture;"
                        + " keep them with Loopback.withSecrets() or Loopback.withCapture()"));
        return new Capture(List.of(new Run(TcpConversation.of(recording.arrivals()), lines(recording.keyLog()))));
    }

    /** A capture with the runs of this one, and then those of the other. */
    public Capture and(Capture later) {
        Objects.requireNonNull(later, "the capture of and(later) is null; give another, or leave the call out");
        List<Run> all = new ArrayList<>(runs);
        all.addAll(later.runs);
        return new Capture(all);
    }

    /** The file: the secrets, then the packets of each run in order. */
    public byte[] pcapng() {
        PcapngFile file = new PcapngFile();
        String secrets = keyLog();
        if (!secrets.isEmpty()) {
            file.addKeyLog(secrets.getBytes(StandardCharsets.US_ASCII));
        }
        for (int number = 0; number < runs.size(); number++) {
            Addresses addresses = Addresses.ofRun(number);
            runs.get(number).packets().forEach(packet -> file.addPacket(packet.encoded(addresses), packet.comments()));
        }
        return file.bytes();
    }

    /**
     * Writes the file, and replaces an existing one.
     *
     * @return the path
     * @throws IOException if it cannot be written, as when its folder does not exist
     */
    public Path writeTo(Path file) throws IOException {
        Objects.requireNonNull(file, "the file of writeTo(file) is null; give a path, such as handshake.pcapng");
        return Files.write(file, pcapng());
    }

    /** The secrets of the runs, as {@code SSLKEYLOGFILE} has them: one on each line; empty without {@code withSecrets()}. */
    public String keyLog() {
        return runs.stream().map(Run::keyLog).collect(Collectors.joining());
    }

    /** Two captures are equal if their files are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Capture that && Arrays.equals(pcapng(), that.pcapng());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pcapng());
    }

    /** The number of runs and packets, such as {@code capture of 1 run in 17 packets, with secrets}. */
    @Override
    public String toString() {
        int packets = runs.stream().mapToInt(run -> run.packets().size()).sum();
        return "capture of " + runs.size() + (runs.size() == 1 ? " run in " : " runs in ") + packets + " packets, "
                + (keyLog().isEmpty() ? "without secrets" : "with secrets");
    }

    /** The lines with secrets; a comment says only why a side has none. */
    private static String lines(String keyLog) {
        return keyLog.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The packets and the key log of one run. */
    private record Run(List<Packet> packets, String keyLog) {}
}
