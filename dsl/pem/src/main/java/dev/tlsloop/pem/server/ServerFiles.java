package dev.tlsloop.pem.server;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import dev.tlsloop.pem.Jks;
import dev.tlsloop.pem.KeyStoreEntries;
import dev.tlsloop.pem.Pem;
import dev.tlsloop.pem.Pkcs12;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Writes the files that a server or a container reads: chain, key, trust, key stores and their password.
 *
 * <pre>{@code
 * Path folder = Files.createTempDirectory("postgresql");
 * WrittenFiles files = ServerFiles.of(ca.issue("localhost")).trust(ca).write(folder, ServerLayout.POSTGRESQL);
 * Path key = files.path(ServerFile.KEY);
 * }</pre>
 *
 * <p>Each method returns a new value. The files have the mode 0600; see {@link #access}. {@link
 * dev.tlsloop.pem.TemporaryFiles} makes a directory that is deleted at the end of a test. For one file in a format of your
 * choice, see {@link Pem}, {@link Pkcs12} and {@link Jks}.
 */
public final class ServerFiles {
    private static final String DEFAULT_PASSWORD = "changeit";
    private static final String DEFAULT_ALIAS = "server";
    private static final int SHORTEST_PASSWORD = 6;
    private static final Predicate<String> PRINTABLE_ASCII =
            Pattern.compile("[\\x21-\\x7e]*").asMatchPredicate();

    private final Credential credential;
    private final Trust trust;
    private final String alias;
    private final String password;
    private final FileAccess access;

    private ServerFiles(Credential credential, Trust trust, String alias, String password, FileAccess access) {
        this.credential = credential;
        this.trust = trust;
        this.alias = alias;
        this.password = password;
        this.access = access;
    }

    /** The files of a server that presents that credential and trusts nothing. */
    public static ServerFiles of(Credential credential) {
        Objects.requireNonNull(
                credential, "the credential of of(...) is null; give one, such as ca.issue(\"localhost\")");
        return new ServerFiles(credential, Trust.of(), DEFAULT_ALIAS, DEFAULT_PASSWORD, FileAccess.OWNER_ONLY);
    }

    /** Sets the trust anchors, which most servers need for certificates of clients; none by default. */
    public ServerFiles trust(Trust other) {
        Objects.requireNonNull(other, "the trust of trust(...) is null; give one, such as the authority");
        return new ServerFiles(credential, other, alias, password, access);
    }

    /** Sets the alias of the private key in key stores; {@code server} by default. */
    public ServerFiles alias(String other) {
        Objects.requireNonNull(other, "the alias of alias(...) is null; give one");
        return new ServerFiles(credential, trust, other, password, access);
    }

    /**
     * Sets the password of key stores and keys in them; {@code changeit} by default.
     *
     * @throws IllegalArgumentException when it has less than 6 characters, which the JDK's keytool refuses, or one that is
     *     not printable ASCII, which programs encode differently
     */
    public ServerFiles password(String other) {
        Objects.requireNonNull(other, "the password of password(...) is null; give one");
        if (other.length() < SHORTEST_PASSWORD || !PRINTABLE_ASCII.test(other)) {
            throw new IllegalArgumentException("the password of a key store has at least " + SHORTEST_PASSWORD
                    + " characters of printable ASCII; given: one of " + other.length() + " characters, "
                    + (PRINTABLE_ASCII.test(other) ? "all" : "not all") + " of them printable ASCII; give another");
        }
        return new ServerFiles(credential, trust, alias, other, access);
    }

    /** Sets the permissions of the files; {@link FileAccess#OWNER_ONLY} by default. */
    public ServerFiles access(FileAccess other) {
        Objects.requireNonNull(other, "the access of access(...) is null; give one, such as FileAccess.READABLE");
        return new ServerFiles(credential, trust, alias, password, other);
    }

    /**
     * Writes every file of the layout, and replaces existing ones. A missing directory is created, with the permissions of
     * {@link #access}; an existing one keeps its own.
     *
     * @throws IllegalArgumentException when the layout has a file for trust and there is none, when PostgreSQL would refuse
     *     the permissions, or when they are {@link FileAccess#READABLE} and other users cannot read the existing directory
     * @throws UncheckedIOException when a file cannot be written
     */
    public WrittenFiles write(Path directory, ServerLayout layout) {
        Objects.requireNonNull(directory, "the directory of write(...) is null; give one");
        Objects.requireNonNull(layout, "the layout of write(...) is null; give one, such as ServerLayout.ALL");
        check(layout);
        Path absolute = directory.toAbsolutePath().normalize();
        Map<ServerFile, Path> paths = new EnumMap<>(ServerFile.class);
        try {
            prepare(absolute);
            for (Map.Entry<ServerFile, String> file : layout.names().entrySet()) {
                paths.put(file.getKey(), write(absolute, file.getValue(), content(file.getKey())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the files of a server cannot be written to " + absolute + "; check the disk and the permissions",
                    e);
        }
        return new WrittenFiles(layout, paths, password);
    }

    private void check(ServerLayout layout) {
        if (layout == ServerLayout.POSTGRESQL && access == FileAccess.READABLE) {
            throw new IllegalArgumentException(
                    "PostgreSQL refuses a private key that other users can read; given:"
                            + " access(READABLE); leave it out, and write the files as the server's user or change their owner");
        }
        if (trust.anchors().isEmpty()) {
            throw new IllegalArgumentException("the layout " + layout + " has a file for trust; given: no trust anchor;"
                    + " call trust(ca), with the authority whose clients the server accepts");
        }
    }

    private byte[] content(ServerFile file) {
        char[] secret = password.toCharArray();
        return switch (file) {
            case ROOT -> Pem.text(trust).getBytes(StandardCharsets.US_ASCII);
            case CHAIN -> chain();
            case KEY -> Pem.text(credential.privateKey()).getBytes(StandardCharsets.US_ASCII);
            case KEY_STORE -> Pkcs12.bytes(keyEntry(), secret);
            case TRUST_STORE -> Pkcs12.bytes(trust, secret);
            case JKS_KEY_STORE -> Jks.bytes(keyEntry(), secret);
            case JKS_TRUST_STORE -> Jks.bytes(trust, secret);
            case PASSWORD -> password.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] chain() {
        List<X509Certificate> chain = credential.chain();
        return Pem.text(chain.toArray(X509Certificate[]::new)).getBytes(StandardCharsets.US_ASCII);
    }

    private KeyStoreEntries keyEntry() {
        return KeyStoreEntries.empty().with(alias, credential);
    }

    /** An existing directory keeps its permissions: it may be one that other programs share, such as /tmp. */
    private void prepare(Path directory) throws IOException {
        boolean exists = Files.isDirectory(directory);
        Files.createDirectories(directory);
        if (!hasPermissions(directory)) {
            return;
        }
        if (!exists) {
            Files.setPosixFilePermissions(directory, access.ofDirectory());
        } else if (access == FileAccess.READABLE) {
            requireReadable(directory, Files.getPosixFilePermissions(directory));
        }
    }

    private static void requireReadable(Path directory, Set<PosixFilePermission> permissions) {
        if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            throw new IllegalArgumentException("other users read the files of access(READABLE); given: the existing"
                    + " directory " + directory + " with " + PosixFilePermissions.toString(permissions)
                    + "; name a new directory, or call chmod o+rx on this one");
        }
    }

    /** A new file has its permissions from the beginning, so that no other user can open it first. */
    private Path write(Path directory, String name, byte[] content) throws IOException {
        Path path = directory.resolve(name);
        Files.deleteIfExists(path);
        if (hasPermissions(directory)) {
            Set<PosixFilePermission> permissions = access.ofFile();
            Files.createFile(path, PosixFilePermissions.asFileAttribute(permissions));
            // The umask of the process may have removed some.
            Files.setPosixFilePermissions(path, permissions);
        }
        return Files.write(path, content);
    }

    private static boolean hasPermissions(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix");
    }
}
