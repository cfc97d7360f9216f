package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison of every published module's public signatures with its file {@code api/<artifact>.api}. */
class ApiDumpTest {
    static List<String> modules() {
        return ProjectFiles.PUBLISHED_MODULES;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theApiIsTheOneInTheRepository(String module) throws IOException {
        ApiDump dump = ApiDump.of(module);
        if (Boolean.getBoolean("tlsloop.golden.update")) {
            dump.write();
        }
        String difference = dump.difference(Files.exists(dump.file()) ? ProjectFiles.text(dump.file()) : "");
        if (!difference.isEmpty()) {
            fail(difference);
        }
    }

    @Test
    void aDifferenceNamesTheMembersAndTheCommand() {
        ApiDump dump = new ApiDump(
                "tlsloop-x",
                ProjectFiles.root().resolve("x/api/tlsloop-x.api"),
                "public class dev.tlsloop.X {\n  public int fresh();\n  public int same();\n}\n");

        String difference =
                dump.difference("public class dev.tlsloop.X {\n  public int same();\n  public int old();\n}\n");

        assertEquals("""
                the API of tlsloop-x differs from x/api/tlsloop-x.api
                added:
                  dev.tlsloop.X: public int fresh();
                removed:
                  dev.tlsloop.X: public int old();
                Undo the change, or accept it with this command and commit the file:
                """ + ApiDump.UPDATE, difference);
    }

    @Test
    void aDifferenceInTheHeaderOfATypeIsNamed() {
        ApiDump dump = new ApiDump(
                "tlsloop-x", ProjectFiles.root().resolve("x/api/tlsloop-x.api"), "public class dev.tlsloop.X {\n}\n");

        String difference = dump.difference("public final class dev.tlsloop.X {\n}\n");

        assertEquals("""
                the API of tlsloop-x differs from x/api/tlsloop-x.api
                added:
                  public class dev.tlsloop.X
                removed:
                  public final class dev.tlsloop.X
                Undo the change, or accept it with this command and commit the file:
                """ + ApiDump.UPDATE, difference);
    }

    @Test
    void theSameApiDiffersInNothing() {
        ApiDump dump = ApiDump.of("dsl/core");

        assertEquals("", dump.difference(dump.text()));
    }
}
