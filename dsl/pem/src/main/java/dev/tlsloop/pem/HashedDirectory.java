package dev.tlsloop.pem;

import dev.tlsloop.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
                    .flatMap(file -> PemSource.of(file).certificates().stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    directory + ": expected a directory that can be listed, found " + e + "; name another", e);
        }
    }
}
