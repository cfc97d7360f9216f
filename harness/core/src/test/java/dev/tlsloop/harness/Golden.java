package dev.tlsloop.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that is compared with a file, exactly. {@code -Dtlsloop.golden.update=true} writes the files anew. */
public final class Golden {
    private static final Path FILES = Path.of("src", "test", "resources");

    private Golden() {}

    public static void assertGolden(String name, String actual) throws IOException {
        Path file = FILES.resolve(name + ".golden");
        if (Boolean.getBoolean("tlsloop.golden.update")) {
            Files.writeString(file, actual + "\n");
        }
        assertEquals(Files.readString(file), actual + "\n", "differs from " + file);
    }
}
