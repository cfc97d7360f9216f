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
 * A directory that {@code c_rehash} prepared: it has certificates under the hash of their subject, such as
 * {@code 5ed36f99.0}.
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
                    directory + ": expected a directory that can be listed, found " + e + "; name another", e);
        }
    }

    /** Adds what is not there yet. */
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
                    directory + ": expected a directory that can be written to, found " + e + "; name another", e);
        }
    }

    /** The first name that is free: subjects that are the same, or only hash to the same, are counted through. */
    private Path unusedFile(String hash) {
        int count = 0;
        while (Files.exists(directory.resolve(hash + "." + count))) {
            count++;
        }
        return directory.resolve(hash + "." + count);
    }
}
