package dev.tlsloop.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.SvgLadder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/**
 * The picture of the README, drawn from the run whose text stands below it. {@code -Dtlsloop.golden.update=true} draws it
 * again.
 */
class ReadmePictureTest {
    private static final Path PICTURE = ProjectFiles.root().resolve("docs/handshake.svg");

    private static String drawn() {
        Chain chain = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        Context server = Context.server().credential(chain.credential()).build();
        Context client = Context.client().trust(chain).build();
        Outcome outcome = Loopback.between(client, server).withSecrets().handshake();
        return SvgLadder.of(outcome).svg();
    }

    /** The picture without sizes, groups and alerts, which differ by run and by JDK. */
    private static String masked(String svg) {
        return svg.replaceAll("\\d+ (B|bytes?)\\b", "SIZE")
                .replaceAll("groups [^<]*", "groups")
                .replaceAll("schemes [^<]*", "schemes")
                .replaceAll("certificate_\\w+ \\(\\d+\\)", "ALERT")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE");
    }

    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "the picture is of JDK 17; others send other extensions")
    void theReadmesPictureIsThatOfARealRun() throws IOException {
        String drawn = drawn();
        if (Boolean.getBoolean("tlsloop.golden.update")) {
            Files.writeString(PICTURE, drawn);
        }
        assertEquals(masked(drawn), masked(Files.readString(PICTURE)));
    }

    @Test
    void theReadmeShowsIt() {
        assertTrue(ProjectFiles.text(ProjectFiles.root().resolve("README.md")).contains("](docs/handshake.svg)"));
    }
}
