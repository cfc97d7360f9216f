package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Revocation lists of the openssl command, and back. */
class CrlFileTest {
    @TempDir
    Path directory;

    private OpenSsl openssl;
    private Path list;

    @BeforeEach
    void writeList() throws Exception {
        openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("root", "EC -pkeyopt ec_paramgen_curve:P-256");
        Files.writeString(directory.resolve("index"), "");
        Files.writeString(directory.resolve("cnf"), "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\n");
        openssl.run("ca -config cnf -gencrl -crldays 30 -keyfile root.key -cert root.crt -out root.crl");
        list = directory.resolve("root.crl");
    }

    @Test
    void aListIsReadAsItsAuthoritySignedIt() throws Exception {
        X509CRL read = Pem.crls(list).get(0);
        read.verify(Pem.trust(directory.resolve("root.crt")).anchors().get(0).getPublicKey());
        assertEquals("CN=root", read.getIssuerX500Principal().getName());
    }

    @Test
    void everyListOfAFileIsRead() throws Exception {
        String both = Files.readString(list) + Files.readString(list);
        Path file = Files.writeString(directory.resolve("both.crl"), both);
        assertEquals(2, Pem.crls(file).size());
    }

    @Test
    void openSslVerifiesAListInPem() throws Exception {
        Files.writeString(
                directory.resolve("again.crl"), Pem.text(Pem.crls(list).get(0)));
        String said = openssl.run("crl -in again.crl -CAfile root.crt -noout");
        assertTrue(said.contains("verify OK"), said);
    }

    @Test
    void aListInDerIsRead() throws Exception {
        openssl.run("crl -in root.crl -outform DER -out root.der");
        assertEquals(Pem.crls(list).get(0), FileType.ASN1.crl(directory.resolve("root.der")));
    }

    @Test
    void openSslVerifiesAListInDer() throws Exception {
        Files.write(directory.resolve("again.der"), FileType.ASN1.dump(FileType.PEM.crl(list)));
        String said = openssl.run("crl -inform DER -in again.der -CAfile root.crt -noout");
        assertTrue(said.contains("verify OK"), said);
    }

    @Test
    void pemThatIsWrittenIsReadAgain() throws Exception {
        X509CRL read = FileType.PEM.crl(list);
        Path again = Files.write(directory.resolve("again.crl"), FileType.PEM.dump(read));
        assertEquals(read, FileType.PEM.crl(again));
    }

    @Test
    void aListOfTheOtherEncodingIsRefused() throws Exception {
        openssl.run("crl -in root.crl -outform DER -out root.der");
        Path der = directory.resolve("root.der");
        assertEquals(
                der + ": expected PEM, found DER; read it with FileType.ASN1, or convert it with openssl x509, pkey or"
                        + " crl -inform DER",
                refusal(() -> Pem.crls(der)));
    }

    @Test
    void derThatIsNoListIsRefused() throws Exception {
        openssl.run("x509 -in root.crt -outform DER -out root.der");
        Path der = directory.resolve("root.der");
        assertTrue(
                refusal(() -> FileType.ASN1.crl(der)).startsWith(der + ": expected a revocation list in DER, found "));
    }

    @Test
    void aFileWithoutAListIsRefused() {
        Path certificate = directory.resolve("root.crt");
        assertEquals(
                certificate + ": expected an X509 CRL block, found CERTIFICATE (line 1); give the file that holds one",
                refusal(() -> Pem.crls(certificate)));
    }

    @Test
    void aDamagedListIsRefused() throws Exception {
        Path damaged = Files.writeString(
                directory.resolve("damaged.crl"), "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n");
        assertTrue(refusal(() -> Pem.crls(damaged))
                .startsWith(damaged + ", line 1: expected a revocation list in base64, found "));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }
}
