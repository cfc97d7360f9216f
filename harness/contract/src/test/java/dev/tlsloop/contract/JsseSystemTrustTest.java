package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;

import dev.tlsloop.Context;
import dev.tlsloop.Reason;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's default trust store, which system properties can replace. */
class JsseSystemTrustTest {
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private Path directory;

    @AfterEach
    void putThePropertiesBack() {
        System.clearProperty(STORE);
        System.clearProperty(PASSWORD);
    }

    private static Outcome trustingTheSystem() {
        Context client = Context.client().trust(Trust.system()).build();
        return Loopback.between(
                        client,
                        Context.server()
                                .credential(ContractCredentials.LOCALHOST)
                                .build())
                .handshake();
    }

    @Test
    @PyOpenSslItem("H18")
    @Behaviour("F103")
    void theStoreThatTheSystemNamesIsTrusted() throws Exception {
        Path file = directory.resolve("trust.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", ContractCredentials.CA.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        System.setProperty(STORE, file.toString());
        System.setProperty(PASSWORD, "secret");
        assertThat(trustingTheSystem()).succeeded();
    }

    @Test
    @PyOpenSslItem("H18")
    void anAuthorityOfATestIsNotAmongThoseOfTheSystem() {
        assertThat(trustingTheSystem()).failedOn(Side.CLIENT).because(Reason.UNKNOWN_ISSUER);
    }
}
