package dev.tlsloop.pem;

import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A directory as {@code c_rehash} prepares it: the file names are hashes of the subjects, such as {@code 5ed36f99.0}.
 */
record HashedDirectory(Path directory) implements Trust {
    HashedDirectory {
        Objects.requireNonNull(directory, "the path of the hashed directory is null; give one");
    }

    private static final String NAME = "[0-9a-f]{8}\\.[0-9]+";

    @Override
    public List<X509Certificate> anchors() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .flatMap(file -> anchors(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    directory + ": expected a readable directory, found " + e + "; name another", e);
        }
    }

    /** The directory is read when an endpoint has started, so no setting for one side can be honoured any more. */
    private static List<X509Certificate> anchors(Path file) {
        PemTrust trust = PemReader.of(file).trust();
        if (trust.peers().size() < Side.values().length) {
            throw new IllegalArgumentException(
                    file + ": expected a certificate of a directory that is trusted for servers"
                            + " and clients, found trust settings for one of them; read it with Pem.trust, or write it without"
                            + " them, with openssl x509");
        }
        return trust.anchors();
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
