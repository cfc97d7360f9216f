package dev.tlsloop.pem;

import dev.tlsloop.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A temporary directory for programs that read credentials from files; {@link #close} deletes it.
 *
 * <pre>{@code
 * try (TemporaryFiles files = TemporaryFiles.create()) {
 *     Path chainAndKey = files.write("server.pem", Pem.text(ca.issue("localhost")));
 *     Path keyStore = files.write("server.p12", Pkcs12.bytes(ca.issue("localhost"), "secret".toCharArray()));
 *     Path trusted = files.writeDirectory("trusted", ca);
 * }
 * }</pre>
 *
 * <p>On file systems with permissions, only the user can read it. A directory without a {@code close()} is deleted when
 * the JVM exits normally. Endpoints of tlsloop need no files.
 *
 * @see <a href="https://docs.openssl.org/3.0/man1/openssl-rehash/">openssl-rehash(1)</a>
 */
public final class TemporaryFiles implements AutoCloseable {
    private final Path directory;

    private TemporaryFiles(Path directory) {
        this.directory = directory;
    }

    /** Creates an empty directory in the system's temporary directory ({@code java.io.tmpdir}). */
    public static TemporaryFiles create() {
        try {
            TemporaryFiles files = new TemporaryFiles(Files.createTempDirectory("tlsloop"));
            OpenDirectories.ALL.add(files);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no directory can be created in " + System.getProperty("java.io.tmpdir")
                            + " (java.io.tmpdir); set it to a writable directory",
                    e);
        }
    }

    /** The directory. Files of other programs in it are deleted too. */
    public Path directory() {
        return directory;
    }

    /**
     * Writes a text in UTF-8, and replaces an existing file.
     *
     * @param name a file name without a folder
     * @throws IllegalArgumentException when the name is a path out of the directory, or into a folder
     * @throws IllegalStateException after {@link #close}
     */
    public Path write(String name, String text) {
        Objects.requireNonNull(text, "the text to write is null; give one");
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes, and replaces an existing file.
     *
     * @param name a file name without a folder
     * @throws IllegalArgumentException when the name is a path out of the directory, or into a folder
     * @throws IllegalStateException after {@link #close}
     */
    public Path write(String name, byte[] bytes) {
        Objects.requireNonNull(bytes, "the array of bytes to write is null; give one");
        try {
            return Files.write(resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "\"" + name + "\" cannot be written in " + directory + "; check the disk and the permissions", e);
        }
    }

    /**
     * Writes a directory of trusted certificates; see {@link Pem#writeDirectory}.
     *
     * @param name a file name without a folder
     * @throws IllegalArgumentException when the name is a path out of the directory, or into a folder
     * @throws IllegalStateException after {@link #close}
     */
    public Path writeDirectory(String name, Trust trust) {
        Objects.requireNonNull(trust, "the trust to write is null; give one");
        Path hashed = resolve(name);
        Pem.writeDirectory(hashed, trust);
        return hashed;
    }

    /** Deletes the directory and its content. A second call has no effect. */
    @Override
    public void close() {
        if (OpenDirectories.ALL.remove(this) && Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(directory + " cannot be deleted; close the files in it", e);
            }
        }
    }

    private Path resolve(String name) {
        Objects.requireNonNull(name, "the name of the temporary file is null; give one");
        if (!OpenDirectories.ALL.contains(this)) {
            throw new IllegalStateException("these temporary files are closed, and " + directory
                    + " is deleted; given: \"" + name + "\"; write before close(), or create() others");
        }
        Path file = directory.resolve(name).normalize();
        if (!directory.equals(file.getParent())) {
            throw new IllegalArgumentException("the name of a temporary file has no folder; given: \"" + name
                    + "\"; create files in subfolders of directory() yourself");
        }
        return file;
    }

    /** The directories to delete when the JVM exits. */
    private static final class OpenDirectories {
        private static final Set<TemporaryFiles> ALL = ConcurrentHashMap.newKeySet();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(TemporaryFiles::close)));
        }
    }
}
