package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** PEM with lost or added line breaks: read if RFC 7468 allows it, and otherwise refused with the line. */
class LayoutTest {
    @TempDir
    static Path directory;

    private static String certificate;
    private static String key;

    @BeforeAll
    static void writeFiles() throws Exception {
        new OpenSsl(directory).writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        certificate = Files.readString(directory.resolve("ec.crt"));
        key = Files.readString(directory.resolve("ec.key"));
    }

    @Test
    void blanksInsteadOfLineBreaksAreRead() {
        assertEquals(Pem.credential(certificate + key), Pem.credential((certificate + key).replace("\n", " ")));
    }

    @Test
    void tabsAndSeveralBlanksAreRead() {
        assertEquals(Pem.credential(certificate + key), Pem.credential((certificate + key).replace("\n", " \t ")));
    }

    @Test
    void blanksInsteadOfTheLineBreaksOfOneBlockAreRead() {
        assertEquals(Pem.credential(certificate + key), Pem.credential(certificate.replace("\n", " ") + "\n" + key));
    }

    @Test
    void textBeforeABlockWithoutLineBreaksIsSkipped() {
        assertEquals(
                Pem.trust(certificate).anchors(),
                Pem.trust("subject=CN = ec " + certificate.replace("\n", " ")).anchors());
    }

    @Test
    void blanksBetweenTheHeadersOfAnEncryptedKeyAreRead() throws Exception {
        new OpenSsl(directory).run("ec -in ec.key -aes128 -passout pass:secret -out secret.key");
        String secret = Files.readString(directory.resolve("secret.key"));
        assertEquals(
                Pem.credential(certificate + secret, Passphrase.of("secret")),
                Pem.credential(certificate + secret.replace("\n", " "), Passphrase.of("secret")));
    }

    @Test
    void textThatMentionsABoundaryIsSkipped() {
        assertEquals(
                Pem.trust(certificate).anchors(),
                Pem.trust("copy from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----\n" + certificate)
                        .anchors());
    }

    @Test
    void aBlockBehindAnEndOnTheSameLineIsRefused() {
        String joined = certificate.stripTrailing() + certificate;
        long line = certificate.lines().count();
        assertEquals(
                "the text, line " + line + ": expected -----END CERTIFICATE----- alone on its line, found other text"
                        + " beside it; put line breaks around it",
                refusal(() -> Pem.trust(joined)));
    }

    @Test
    void anEndBehindBase64OnTheSameLineIsRefused() {
        String joined = certificate.replace("\n-----END", "-----END");
        long line = certificate.lines().count() - 1;
        assertEquals(
                "the text, line " + line + ": expected -----END CERTIFICATE----- alone on its line, found other text"
                        + " beside it; put line breaks around it",
                refusal(() -> Pem.trust(joined)));
    }

    @Test
    void aLineBreakAfterTheEndIsTheRemedy() {
        assertEquals(
                2,
                Pem.trust(certificate.stripTrailing() + "\n" + certificate)
                        .anchors()
                        .size());
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }
}
