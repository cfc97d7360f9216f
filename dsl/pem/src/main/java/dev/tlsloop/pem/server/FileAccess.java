package dev.tlsloop.pem.server;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The permissions of written files. A file system without POSIX permissions, as on Windows, ignores them.
 *
 * <pre>{@code
 * ServerFiles files = ServerFiles.of(ca.issue("localhost")).access(FileAccess.READABLE);
 * }</pre>
 */
public enum FileAccess {
    /** Files of mode 0600 in a directory of mode 0700: for a server that runs as the same user. */
    OWNER_ONLY("rw-------", "rwx------"),
    /** Files of mode 0644 in a directory of mode 0755: for a container that runs as another user. */
    READABLE("rw-r--r--", "rwxr-xr-x");

    private final String file;
    private final String directory;

    FileAccess(String file, String directory) {
        this.file = file;
        this.directory = directory;
    }

    Set<PosixFilePermission> ofFile() {
        return PosixFilePermissions.fromString(file);
    }

    Set<PosixFilePermission> ofDirectory() {
        return PosixFilePermissions.fromString(directory);
    }
}
