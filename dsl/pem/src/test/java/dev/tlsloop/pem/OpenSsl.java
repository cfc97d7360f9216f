package dev.tlsloop.pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the {@code openssl} command in a directory, to exchange files with it. */
record OpenSsl(Path directory) {

    /** Runs a command line, split at blanks, and returns its output. */
    String run(String arguments) throws Exception {
        return run(arguments.split(" "));
    }

    /** Runs a command whose arguments may contain blanks. */
    String run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }

    /** Writes a key and a self-signed certificate for it: {@code NAME.key} and {@code NAME.crt}. */
    void writeSelfSigned(String name, String algorithm) throws Exception {
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
                    "these tests exchange files with the openssl command and it cannot be run;"
                            + " install it (apt-get install openssl)",
                    e);
        }
    }
}
