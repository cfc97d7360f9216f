package dev.tlsloop.pem.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The files of a server on disk, which {@link ServerFiles#write} wrote.
 *
 * <pre>{@code
 * Path folder = Files.createTempDirectory("server");
 * WrittenFiles files = ServerFiles.of(ca.issue("localhost")).trust(ca).write(folder, ServerLayout.NGINX);
 * files.settings().forEach((directive, value) -> System.out.println(directive + " " + value + ";"));
 * }</pre>
 */
public final class WrittenFiles {
    private final ServerLayout layout;
    private final Map<ServerFile, Path> paths;
    private final String password;

    WrittenFiles(ServerLayout layout, Map<ServerFile, Path> paths, String password) {
        this.layout = layout;
        this.paths = Map.copyOf(paths);
        this.password = password;
    }

    /** The absolute path of each file of the layout. */
    public Map<ServerFile, Path> paths() {
        return paths;
    }

    /**
     * The absolute path of that file.
     *
     * @throws IllegalArgumentException when the layout has no such file
     */
    public Path path(ServerFile file) {
        Objects.requireNonNull(file, "the file of path(...) is null; give one, such as ServerFile.KEY");
        Path path = paths.get(file);
        if (path == null) {
            throw new IllegalArgumentException("the layout " + layout + " has no " + file + "; given: path(" + file
                    + "), and it has " + layout.names().keySet() + "; give one of them, or write the layout ALL");
        }
        return path;
    }

    /** The password of the key stores. */
    public String password() {
        return password;
    }

    /** The server's settings that point to the files, by their names in its configuration; none for the layout ALL. */
    public Map<String, String> settings() {
        return layout.settings(this);
    }

    /** One line with the paths and without the password. */
    @Override
    public String toString() {
        return "files for " + layout + " " + paths;
    }

    /** A path as a setting; servers on Windows read forward slashes too. */
    String text(ServerFile file) {
        return path(file).toString().replace('\\', '/');
    }
}
