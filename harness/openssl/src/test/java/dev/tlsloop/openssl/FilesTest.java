package dev.tlsloop.openssl;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static dev.tlsloop.openssl.ManualOpenSslPair.CA;
import static dev.tlsloop.openssl.ManualOpenSslPair.LOCALHOST;
import static dev.tlsloop.openssl.ManualOpenSslPair.aServer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the {@code openssl} program created. */
class FilesTest {
    @TempDir
    private Path directory;

    @AfterEach
    void leavesNothingBehind() {
        OpenSsl.checkNoLeaks();
    }

    private String openssl(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, process.waitFor(), "openssl " + arguments[0]);
        return text.strip();
    }

    @Test
    @PyOpenSslItem("H25")
    @Behaviour({"F090", "F095"})
    void asksOnceForThePassphraseOfAKeyThatOpenSslEncrypted() throws Exception {
        Path certificate = Files.writeString(directory.resolve("it.crt"), Pem.text(LOCALHOST.certificate()));
        Files.writeString(directory.resolve("it.key"), Pem.text(LOCALHOST.privateKey()));
        openssl("pkey", "-in", "it.key", "-aes256", "-passout", "pass:secret", "-out", "secret.key");
        List<Object> asked = new ArrayList<>();
        Pem.credential(certificate, directory.resolve("secret.key"), question -> {
            asked.add(List.of(question.maxLength(), question.verify()));
            return "secret".toCharArray();
        });
        assertEquals(List.of(List.of(1024, false)), asked);
    }

    @Test
    @PyOpenSslItem("H12")
    @Behaviour("F098")
    void aDirectoryThatOpenSslHashedIsTrusted() throws Exception {
        Path root = Files.writeString(directory.resolve("root.pem"), Pem.text(CA.certificate()));
        Files.move(root, directory.resolve(openssl("x509", "-in", "root.pem", "-noout", "-hash") + ".0"));
        ContextBuilder client = Context.client().engine(OpenSsl.engine()).trust(Pem.directory(directory));
        assertThat(Loopback.between(client.build(), aServer().build()).handshake())
                .succeeded();
    }
}
