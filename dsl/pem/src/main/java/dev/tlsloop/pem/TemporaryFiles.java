package dev.tlsloop.pem;

import dev.tlsloop.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory of files for programs that read nothing else, which removes itself when it is closed.
 *
 * <pre>{@code
 * try (TemporaryFiles files = TemporaryFiles.create()) {
 *     Path chainAndKey = files.write("server.pem", Pem.text(ca.issue("localhost")));
 *     Path keyStore = files.write("server.p12", Pkcs12.bytes(ca.issue("localhost"), "secret".toCharArray()));
 *     Path trusted = files.writeDirectory("trusted", ca);
 * }
 * }</pre>
 *
 * <p>Only the user may read it where the file system knows users. What nobody closed goes when the JVM ends in good
 * order. Between endpoints of tlsloop no file is needed.
 *
 * @see <a href="https://docs.openssl.org/3.0/man1/openssl-rehash/">openssl-rehash(1)</a>
 */
public final class TemporaryFiles implements AutoCloseable {
    private final Path directory;

    private TemporaryFiles(Path directory) {
        this.directory = directory;
    }

    /** An empty directory among the system's temporary files ({@code java.io.tmpdir}). */
    public static TemporaryFiles create() {
        try {
            TemporaryFiles files = new TemporaryFiles(Files.createTempDirectory("tlsloop"));
            Forgotten.OPEN.add(files);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no directory can be made in " + System.getProperty("java.io.tmpdir") + " (java.io.tmpdir)", e);
        }
    }

    /** Where the files are; other programs may put theirs beside them, and they are removed too. */
    public Path directory() {
        return directory;
    }

    /**
     * Writes a text in UTF-8; a file of that name is replaced.
     *
     * @param name without a folder
     * @throws IllegalArgumentException when the name leads elsewhere
     * @throws IllegalStateException after {@link #close}
     */
    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes; a file of that name is replaced.
     *
     * @param name without a folder
     * @throws IllegalArgumentException when the name leads elsewhere
     * @throws IllegalStateException after {@link #close}
     */
    public Path write(String name, byte[] bytes) {
        try {
            return Files.write(resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + name + "\" cannot be written in " + directory, e);
        }
    }

    /**
     * Writes a directory as {@code c_rehash} makes it: see {@link Pem#writeDirectory}.
     *
     * @param name without a folder
     * @throws IllegalArgumentException when the name leads elsewhere
     * @throws IllegalStateException after {@link #close}
     */
    public Path writeDirectory(String name, Trust trust) {
        Path hashed = resolve(name);
        Pem.writeDirectory(hashed, trust);
        return hashed;
    }

    /** Removes the directory with everything in it; a second time does nothing. */
    @Override
    public void close() {
        if (Forgotten.OPEN.remove(this) && Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(directory + " cannot be removed; is a file of it still open?", e);
            }
        }
    }

    private Path resolve(String name) {
        if (!Forgotten.OPEN.contains(this)) {
            throw new IllegalStateException("these temporary files are closed, and " + directory
                    + " is removed; given after that: \"" + name + "\"; write it before close(), or create() others");
        }
        Path file = directory.resolve(name).normalize();
        if (!directory.equals(file.getParent())) {
            throw new IllegalArgumentException("a temporary file is named without a folder; given: \"" + name
                    + "\"; make files in deeper folders under directory() yourself");
        }
        return file;
    }

    /** What is to be removed when the JVM ends. */
    private static final class Forgotten {
        private static final Set<TemporaryFiles> OPEN = ConcurrentHashMap.newKeySet();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(TemporaryFiles::close)));
        }
    }
}
