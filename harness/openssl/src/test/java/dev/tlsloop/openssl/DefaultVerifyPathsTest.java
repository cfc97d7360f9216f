package dev.tlsloop.openssl;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;

import com.sun.jna.Function;
import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** libssl's default trust anchors, whose location the environment may change. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of a process is changed in another way there")
class DefaultVerifyPathsTest {
    @TempDir
    private Path directory;

    @AfterEach
    void putTheEnvironmentBack() {
        environment("unsetenv", "SSL_CERT_FILE");
        OpenSsl.checkNoLeaks();
    }

    private static void environment(String function, Object... arguments) {
        Function.getFunction("c", function).invokeInt(arguments);
    }

    private static Outcome trustingTheSystem() {
        Context client =
                Context.client().engine(OpenSsl.engine()).trust(Trust.system()).build();
        return Loopback.between(client, aServer().build()).handshake();
    }

    @Test
    @PyOpenSslItem("H18")
    @Behaviour("F103")
    void theFileThatTheEnvironmentNamesIsTrusted() throws IOException {
        Path file = Files.writeString(directory.resolve("cert.pem"), Pem.text(CA.certificate()));
        environment("setenv", "SSL_CERT_FILE", file.toString(), 1);
        assertThat(trustingTheSystem()).succeeded();
    }

    @Test
    @PyOpenSslItem("H18")
    void anAuthorityOfATestIsNotAmongThoseOfTheSystem() {
        assertThat(trustingTheSystem()).failedOn(Side.CLIENT).because(Reason.UNKNOWN_ISSUER);
    }
}
