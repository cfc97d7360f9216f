package dev.tlsloop.pem;

import dev.tlsloop.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory as {@code c_rehash} prepares it: the file names are hashes of the subjects, such as {@code 5ed36f99.0}.
 */
record HashedDirectory(Path directory) implements Trust {
    private static final String NAME = "[0-9a-f]{8}\\.[0-9]+";

    @Override
    public List<X509Certificate> anchors() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .flatMap(file -> PemReader.of(file).certificates().stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    directory + ": expected a readable directory, found " + e + "; name another", e);
        }
    }

    /** Adds the certificates that the directory lacks. */
    void add(List<X509Certificate> certificates) {
        LinkedHashSet<X509Certificate> missing = new LinkedHashSet<>(certificates);
        missing.removeAll(anchors());
        try {
            Files.createDirectories(directory);
            for (X509Certificate certificate : missing) {
                Files.writeString(unusedFile(SubjectHash.of(certificate)), PemWriter.of(List.of(certificate)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    directory + ": expected a writable directory, found " + e + "; name another", e);
        }
    }

    /** The first unused file name: a counter distinguishes subjects with the same hash. */
    private Path unusedFile(String hash) {
        int count = 0;
        while (Files.exists(directory.resolve(hash + "." + count))) {
            count++;
        }
        return directory.resolve(hash + "." + count);
    }
}
