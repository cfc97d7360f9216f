package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.DHParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single objects from files of either type, as OpenSSL writes them. */
class FileTypeTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void writeFiles() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("rsa", "RSA");
        openssl.run("x509 -in ec.crt -outform DER -out ec.crt.der");
        openssl.run("genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem");
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }

    @ParameterizedTest
    @CsvSource({
        "ec, pkcs8 -topk8 -nocrypt -in ec.key -outform DER -out key.der",
        "ec, ec -in ec.key -outform DER -out key.der",
        "rsa, rsa -traditional -in rsa.key -outform DER -out key.der",
        "rsa, pkcs8 -topk8 -nocrypt -in rsa.key -outform DER -out key.der",
        "ec, pkcs8 -topk8 -in ec.key -outform DER -passout pass:secret -out key.der"
    })
    void everyFormOfAKeyInDerIsRead(String name, String command) throws Exception {
        new OpenSsl(directory).run(command);
        PrivateKey key = FileType.ASN1.privateKey(file("key.der"), Passphrase.of("secret"));
        Credential credential = Credential.of(key, List.of(FileType.PEM.certificate(file(name + ".crt"))));
        assertEquals(
                "CN=" + name, credential.certificate().getSubjectX500Principal().getName());
    }

    @Test
    void aCertificateIsTheSameInEitherType() {
        assertEquals(FileType.PEM.certificate(file("ec.crt")), FileType.ASN1.certificate(file("ec.crt.der")));
    }

    @Test
    void theFirstCertificateOfAFileIsTheOneThatIsRead() throws Exception {
        Path both = Files.writeString(
                file("both.pem"), Files.readString(file("rsa.crt")) + Files.readString(file("ec.crt")));
        assertEquals(FileType.PEM.certificate(file("rsa.crt")), FileType.PEM.certificate(both));
    }

    @Test
    void aCertificateWhereAKeyIsExpectedIsRefused() {
        assertEquals(
                file("ec.crt.der")
                        + ": expected a private key in DER, found another object, such as a certificate; give"
                        + " another file",
                refusal(() -> FileType.ASN1.privateKey(file("ec.crt.der"))));
    }

    @Test
    void aKeyWhereACertificateIsExpectedIsRefused() throws Exception {
        new OpenSsl(directory).run("pkcs8 -topk8 -nocrypt -in ec.key -outform DER -out key.der");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FileType.ASN1.certificate(file("key.der")))
                .getMessage()
                .startsWith(file("key.der") + ": expected a certificate in DER, found "));
    }

    @Test
    void aTruncatedCertificateIsRefused() throws Exception {
        Path cut = firstHalf("ec.crt.der");
        assertTrue(refusal(() -> FileType.ASN1.certificate(cut))
                .startsWith(cut + ": expected a certificate in DER, found "));
    }

    @Test
    void aTruncatedKeyIsRefused() throws Exception {
        new OpenSsl(directory).run("pkcs8 -topk8 -nocrypt -in ec.key -outform DER -out key.der");
        Path cut = firstHalf("key.der");
        assertTrue(refusal(() -> FileType.ASN1.privateKey(cut))
                .startsWith(cut + ": expected a private key in DER, found "));
    }

    @Test
    void aWrongPassphraseIsRefused() throws Exception {
        new OpenSsl(directory).run("pkcs8 -topk8 -in ec.key -outform DER -passout pass:secret -out key.der");
        assertTrue(refusal(() -> FileType.ASN1.privateKey(file("key.der"), Passphrase.of("wrong")))
                .startsWith(file("key.der")
                        + ": expected the passphrase that encrypted the private key, found another;"
                        + " give the right one"));
    }

    @Test
    void pemWhereDerIsExpectedIsRefused() {
        assertEquals(
                file("ec.key") + ": expected DER, found PEM; read it with Pem",
                refusal(() -> FileType.ASN1.privateKey(file("ec.key"))));
    }

    @Test
    void parametersAreThoseOfTheFile() {
        DHParameterSpec parameters = Pem.dhParameters(file("dh.pem"));
        assertEquals("2048 2", parameters.getP().bitLength() + " " + parameters.getG());
    }

    @Test
    void parametersOfX942AreThoseOfTheFile() throws Exception {
        new OpenSsl(directory).run("genpkey -genparam -algorithm DHX -pkeyopt dh_rfc5114:3 -out dhx.pem");
        DHParameterSpec parameters = Pem.dhParameters(file("dhx.pem"));
        assertEquals(
                "2048 2046",
                parameters.getP().bitLength() + " " + parameters.getG().bitLength());
    }

    @Test
    void damagedParametersOfX942AreRefused() throws Exception {
        Path damaged = Files.writeString(
                file("damaged.pem"), "-----BEGIN X9.42 DH PARAMETERS-----\nMIIB\n-----END X9.42 DH PARAMETERS-----\n");
        assertTrue(refusal(() -> Pem.dhParameters(damaged))
                .startsWith(damaged + ", line 1: expected Diffie-Hellman parameters in base64, found "));
    }

    @Test
    void damagedParametersAreRefused() throws Exception {
        Path damaged = Files.writeString(
                file("damaged.pem"), "-----BEGIN DH PARAMETERS-----\nMIIB\n-----END DH PARAMETERS-----\n");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Pem.dhParameters(damaged))
                .getMessage()
                .startsWith(damaged + ", line 1: expected Diffie-Hellman parameters in base64, found "));
    }

    @Test
    void aHashedDirectoryIsReadWhenItIsAskedForAndNotBefore() throws Exception {
        Path hashed = Files.createDirectory(file("hashed"));
        Trust trust = Pem.directory(hashed);
        Files.copy(file("ec.crt"), hashed.resolve("0123abcd.0"));
        Files.copy(file("rsa.crt"), hashed.resolve("README.pem"));
        assertEquals(1, trust.anchors().size());
    }

    private static Path firstHalf(String name) throws Exception {
        byte[] whole = Files.readAllBytes(file(name));
        return Files.write(file("cut.der"), Arrays.copyOf(whole, whole.length / 2));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }
}
