package demo;

import static dev.tlsloop.Reason.UNKNOWN_ISSUER;
import static dev.tlsloop.Side.CLIENT;
import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Context;
import dev.tlsloop.Credential;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.junit.Issued;
import dev.tlsloop.fixtures.junit.Root;
import dev.tlsloop.fixtures.junit.TlsFixtures;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.junit.TlsReports;
import dev.tlsloop.pem.TemporaryFiles;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@TlsFixtures
@TlsReports
class FixturesTest {
    @Test
    void aClientThatTrustsAnotherAuthorityRefusesTheServer(
            @Root("Other") Authority other, @Issued("localhost") Credential credential) {
        Context server = Context.server().credential(credential).build();
        Context client = Context.client().trust(other).build();
        assertThat(Loopback.between(client, server).handshake()).failedOn(CLIENT).because(UNKNOWN_ISSUER);
    }

    @Test
    void aFileIsThereDuringTheTest(TemporaryFiles files) {
        assertTrue(Files.exists(files.write("note.txt", "a note")));
    }
}
