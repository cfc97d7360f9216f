package dev.tlsloop.pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code openssl} command, run in a directory: the writer of the files that these tests read. */
record OpenSsl(Path directory) {

    /** Runs the command whose words are parted by single blanks. */
    void run(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + output);
        }
    }

    /** Writes a key and a self-signed certificate for it: {@code NAME.key} and {@code NAME.crt}. */
    void selfSigned(String name, String algorithm) throws Exception {
        run("genpkey -algorithm " + algorithm + " -out " + name + ".key");
        run("req -x509 -key " + name + ".key -subj /CN=" + name + " -out " + name + ".crt");
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "these tests read files that the openssl command writes and it cannot be run;"
                            + " install it (apt-get install openssl)",
                    e);
        }
    }
}
