package dev.tlsloop.openssl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program at the other end of a socket, which ends with its test at the latest. */
record PeerProcess(Process process, BufferedReader output) implements AutoCloseable {
    private static final int SECONDS = 20;

    /** Starts a command in a folder; its output includes both streams. */
    static PeerProcess start(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(e -> process.destroyForcibly());
        return new PeerProcess(process, process.inputReader(StandardCharsets.UTF_8));
    }

    /** Reads lines until one contains the pattern; returns the first group. */
    String awaitLine(String pattern) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = Pattern.compile(pattern).matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no line with " + pattern + " in:\n" + seen);
    }

    /** Writes to its standard input. */
    void type(String text) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Returns the rest of its output after it has ended. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    int exitCode() throws InterruptedException {
        process.waitFor(SECONDS, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
