package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Credential;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Bytes after an object are refused, which the JDK's parsers ignore. */
class TrailingBytesTest {
    @TempDir
    static Path directory;

    private static byte[] certificate;
    private static byte[] key;
    private static byte[] list;

    @BeforeAll
    static void writeFiles() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        Files.writeString(directory.resolve("index"), "");
        Files.writeString(directory.resolve("cnf"), "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\n");
        openssl.run("ca -config cnf -gencrl -crldays 30 -keyfile ec.key -cert ec.crt -out ec.crl");
        openssl.run("crl -in ec.crl -outform DER -out list.der");
        openssl.run("x509 -in ec.crt -outform DER -out certificate.der");
        openssl.run("pkcs8 -topk8 -nocrypt -in ec.key -outform DER -out key.der");
        certificate = Files.readAllBytes(directory.resolve("certificate.der"));
        key = Files.readAllBytes(directory.resolve("key.der"));
        list = Files.readAllBytes(directory.resolve("list.der"));
    }

    @Test
    void behindACertificateInDerAreRefused() throws Exception {
        Path file = file(followed(certificate, new byte[3]));
        assertEquals(inDer(file, certificate, 3), refusal(() -> FileType.ASN1.certificate(file)));
    }

    @Test
    void aSecondCertificateInDerIsRefused() throws Exception {
        Path file = file(followed(certificate, certificate));
        assertEquals(inDer(file, certificate, certificate.length), refusal(() -> FileType.ASN1.certificate(file)));
    }

    @Test
    void behindAKeyInDerAreRefused() throws Exception {
        Path file = file(followed(key, new byte[1]));
        assertEquals(inDer(file, key, 1), refusal(() -> FileType.ASN1.privateKey(file)));
    }

    @Test
    void behindAListInDerAreRefused() throws Exception {
        Path file = file(followed(list, new byte[1]));
        assertEquals(inDer(file, list, 1), refusal(() -> FileType.ASN1.crl(file)));
    }

    @Test
    void insideABlockOfPemAreRefused() {
        String text = block("CERTIFICATE", followed(certificate, new byte[2]));
        assertEquals(
                "the text, line 1: expected one object in DER, of " + certificate.length
                        + " bytes, found 2 more after it; write each object to its own block",
                refusal(() -> Pem.trust(text)));
    }

    @Test
    void insideABlockOfAListAreRefused() throws Exception {
        Path file = file(block("X509 CRL", followed(list, list)).getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                file + ", line 1: expected one object in DER, of " + list.length + " bytes, found " + list.length
                        + " more after it; write each object to its own block",
                refusal(() -> Pem.crls(file)));
    }

    @Test
    void dataAfterATrustedCertificateIsAccepted() throws Exception {
        new OpenSsl(directory).run("x509 -in ec.crt -trustout -addtrust serverAuth -out trusted.pem");
        Path trusted = directory.resolve("trusted.pem");
        assertEquals(
                Pem.trust(directory.resolve("ec.crt")).anchors(),
                Pem.trust(trusted).anchors());
    }

    @Test
    void objectsWithoutTrailingBytesAreRead() throws Exception {
        Credential credential = Credential.of(
                FileType.ASN1.privateKey(file(key)),
                List.of(FileType.ASN1.certificate(directory.resolve("certificate.der"))));
        assertEquals("CN=ec", credential.certificate().getSubjectX500Principal().getName());
    }

    private static String inDer(Path file, byte[] object, int more) {
        return file + ": expected one object in DER, of " + object.length + " bytes, found " + more
                + " more after it; remove them, or write each object to its own file";
    }

    private static byte[] followed(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static String block(String label, byte[] content) {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private static Path file(byte[] bytes) throws Exception {
        return Files.write(Files.createTempFile(directory, "given", ".der"), bytes);
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }
}
