package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Method;
import dev.tlsloop.Side;
import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trust settings of a TRUSTED CERTIFICATE are honoured as X509_check_trust(3) does, or refused. */
class TrustedCertificateTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void writeCertificate() throws Exception {
        new OpenSsl(directory).writeSelfSigned("ca", "EC -pkeyopt ec_paramgen_curve:P-256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " -setalias name",
                " -addtrust serverAuth",
                " -addtrust clientAuth -addtrust serverAuth",
                " -addtrust anyExtendedKeyUsage",
                " -addreject clientAuth",
                " -addreject emailProtection",
                " -addtrust serverAuth -addreject emailProtection"
            })
    void isTrustedForServersAsItsSettingsSay(String settings) throws Exception {
        Trust trust = Pem.trust(trusted(settings));
        assertDoesNotThrow(() -> Context.client().trust(trust).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " -addreject serverAuth",
                " -addtrust clientAuth",
                " -addtrust serverAuth -addreject serverAuth" + " -addtrust clientAuth"
            })
    void isRefusedForServersIfItsSettingsExcludeThem(String settings) throws Exception {
        Trust trust = Pem.trust(trusted(settings));
        assertEquals(
                "trust(trust in CN=ca) is limited to the sides [client] by its trust settings, and this context verifies"
                        + " the server; write the certificate without the settings, with openssl x509",
                refusedContext(() -> Context.client().trust(trust).build()));
    }

    @Test
    void isTrustedForClientsAsItsSettingsSay() throws Exception {
        Trust trust = Pem.trust(trusted(" -addtrust clientAuth"));
        assertDoesNotThrow(() -> server().trust(trust).build());
    }

    @Test
    void isRefusedForClientsIfItsSettingsExcludeThem() throws Exception {
        Trust trust = Pem.trust(trusted(" -addtrust serverAuth"));
        assertEquals(
                "trust(trust in CN=ca) is limited to the sides [server] by its trust settings, and this context verifies"
                        + " the client; write the certificate without the settings, with openssl x509",
                refusedContext(() -> server().trust(trust).build()));
    }

    @Test
    void isRefusedForOneSideInAContextWithoutASide() throws Exception {
        Trust trust = Pem.trust(trusted(" -addtrust serverAuth"));
        assertEquals(
                "trust(trust in CN=ca) is limited to the sides [server] by its trust settings, and this context verifies"
                        + " either side; write the certificate without the settings, with openssl x509",
                refusedContext(() -> Context.of(Method.SSLv23).trust(trust).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {" -addtrust emailProtection", " -addreject anyExtendedKeyUsage"})
    void isRefusedIfItsSettingsExcludeBothSides(String settings) throws Exception {
        Path file = trusted(settings);
        assertEquals(
                file
                        + ", line 1: expected certificates that are trusted for servers or for clients, found trust settings"
                        + " that exclude both; write the certificate without them, with openssl x509",
                refusal(() -> Pem.trust(file)));
    }

    @Test
    void limitsTheTrustOfSeveralFilesTogether() throws Exception {
        assertEquals(
                Set.of(Side.SERVER),
                Pem.trust(directory.resolve("ca.crt"), trusted(" -addtrust serverAuth"))
                        .peers());
    }

    @Test
    void limitsTheTrustOfAText() throws Exception {
        String text = Files.readString(trusted(" -addreject clientAuth"));
        assertEquals(Set.of(Side.SERVER), Pem.trust(text).peers());
    }

    @ParameterizedTest
    @ValueSource(strings = {" -addtrust serverAuth", " -addreject serverAuth"})
    void isRefusedInAHashedDirectoryIfItsSettingsExcludeASide(String settings) throws Exception {
        Path hashed = Files.createTempDirectory(directory, "hashed");
        Path file = Files.copy(trusted(settings), hashed.resolve("0123abcd.0"));
        assertEquals(
                file + ": expected a certificate of a directory that is trusted for servers and clients, found trust"
                        + " settings for one of them; read it with Pem.trust, or write it without them, with openssl"
                        + " x509",
                refusal(() -> Pem.directory(hashed).anchors()));
    }

    @Test
    void isReadAfterTheRemedy() throws Exception {
        trusted(" -addreject serverAuth");
        new OpenSsl(directory).run("x509 -in trusted.pem -out plain.pem");
        assertEquals(
                Set.of(Side.values()), Pem.trust(directory.resolve("plain.pem")).peers());
    }

    @Test
    void withOtherBytesInsteadOfSettingsIsRefused() throws Exception {
        byte[] der = Pem.trust(directory.resolve("ca.crt")).anchors().get(0).getEncoded();
        String text = PemText.of("TRUSTED CERTIFICATE", PemText.followed(der, new byte[] {4, 1, 0}));
        assertEquals(
                "the text, line 1: expected trust settings after the certificate, found other bytes; write the"
                        + " certificate without them, with openssl x509",
                refusal(() -> Pem.trust(text)));
    }

    private static ContextBuilder server() {
        return Context.server().credential(Pem.credential(directory.resolve("ca.crt"), directory.resolve("ca.key")));
    }

    private static Path trusted(String settings) throws Exception {
        new OpenSsl(directory).run("x509 -in ca.crt -trustout -out trusted.pem" + settings);
        return directory.resolve("trusted.pem");
    }

    private static String refusedContext(Executable misuse) {
        return assertThrows(IllegalStateException.class, misuse).getMessage();
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }
}
