package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which OpenSSL writes a private key is read; {@code Credential.of} proves that it is the right one. */
class PemFormatsTest {
    private static final String LEGACY_RSA = "rsa -traditional -in rsa.key";

    @TempDir
    static Path directory;

    @BeforeAll
    static void writeKeys() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("rsa", "RSA");
        openssl.writeSelfSigned("pss", "RSA-PSS");
        openssl.writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("p384", "EC -pkeyopt ec_paramgen_curve:P-384");
        openssl.writeSelfSigned("ed25519", "ED25519");
        openssl.writeSelfSigned("ed448", "ED448");
        openssl.writeSelfSigned("secp256k1", "EC -pkeyopt ec_paramgen_curve:secp256k1");
        openssl.writeSelfSigned("brainpool", "EC -pkeyopt ec_paramgen_curve:brainpoolP384r1");
        openssl.writeSelfSigned("p224", "EC -pkeyopt ec_paramgen_curve:P-224");
        openssl.writeSelfSigned(
                "pss384", "RSA-PSS -pkeyopt rsa_pss_keygen_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, RSA",
        "pss, RSASSA-PSS",
        "ec, EC",
        "p384, EC",
        "ed25519, EdDSA",
        "ed448, EdDSA",
        "secp256k1, EC",
        "brainpool, EC",
        "p224, EC",
        "pss384, RSASSA-PSS",
    })
    void readsPkcs8OfEveryAlgorithm(String name, String algorithm) {
        Credential credential = Pem.credential(file(name + ".crt"), file(name + ".key"));
        assertEquals(algorithm, credential.privateKey().getAlgorithm());
    }

    @ParameterizedTest
    @CsvSource({"secp256k1, EC -pkeyopt ec_paramgen_curve:secp256k1", "pss384, RSA-PSS"})
    void anotherKeyOfTheSameAlgorithmIsRefused(String name, String algorithm) throws Exception {
        new OpenSsl(directory).run("genpkey -algorithm " + algorithm + " -out other.key");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Pem.credential(file(name + ".crt"), file("other.key")))
                .getMessage();
        assertTrue(message.contains("does not belong to the certificate of CN=" + name), message);
    }

    @ParameterizedTest
    @CsvSource({LEGACY_RSA + ", rsa", "ec -in ec.key, ec", "ec -in p384.key, p384"})
    void readsPkcs1AndSec1(String command, String name) throws Exception {
        write(command);
        Credential credential = Pem.credential(file(name + ".crt"), file("out.key"));
        assertEquals("CN=" + name, subject(credential));
    }

    @ParameterizedTest
    @CsvSource({
        "pkcs8 -topk8 -in rsa.key -v2 aes-256-cbc, rsa",
        "pkcs8 -topk8 -in ec.key -v2 aes-128-cbc -v2prf hmacWithSHA512, ec",
        "pkcs8 -topk8 -in ec.key -v2 des3, ec",
        "pkcs8 -topk8 -in ec.key -v1 PBE-SHA1-3DES, ec",
        "pkcs8 -topk8 -in ed25519.key -scrypt, ed25519",
        LEGACY_RSA + " -aes128, rsa",
        LEGACY_RSA + " -des3, rsa",
        "ec -in ec.key -aes256, ec"
    })
    void readsEveryEncryption(String command, String name) throws Exception {
        Files.writeString(file("passphrase"), "sésame");
        write(command + " -passout file:passphrase");
        Credential credential = Pem.credential(file(name + ".crt"), file("out.key"), Passphrase.of("sésame"));
        assertEquals("CN=" + name, subject(credential));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -in ec.key -v2 aes-256-cbc",
                "pkcs8 -topk8 -in ec.key -v1 PBE-SHA1-3DES",
                "pkcs8 -topk8 -in ec.key -scrypt",
                "ec -in ec.key -aes256"
            })
    void aWrongPassphraseIsRefused(String command) throws Exception {
        write(command + " -passout pass:right");
        Passphrase wrong = Passphrase.of("wrong");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Pem.credential(file("ec.crt"), file("out.key"), wrong))
                .getMessage();
        assertTrue(
                message.startsWith(file("out.key")
                        + ", line 1: expected the passphrase that encrypted the private key, found another;"
                        + " give the right one"),
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8 -topk8 -in ec.key -v2 aes-256-cbc", "ec -in ec.key -aes256"})
    void anEncryptedKeyWithoutPassphraseIsRefused(String command) throws Exception {
        write(command + " -passout pass:right");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Pem.credential(file("ec.crt"), file("out.key")))
                .getMessage();
        assertEquals(
                file("out.key")
                        + ", line 1: the private key is encrypted: expected a passphrase, found none; give a"
                        + " Passphrase that returns it",
                message);
    }

    @Test
    void aPassphraseIsAskedOnlyForAnEncryptedKey() {
        Passphrase never = question -> {
            throw new AssertionError("asked");
        };
        assertEquals("CN=ec", subject(Pem.credential(file("ec.crt"), file("ec.key"), never)));
    }

    @Test
    void anExceptionOfAPassphraseReachesTheCaller() throws Exception {
        write("ec -in ec.key -aes256 -passout pass:right");
        Passphrase broken = question -> {
            throw new UnsupportedOperationException("no terminal");
        };
        assertThrows(
                UnsupportedOperationException.class, () -> Pem.credential(file("ec.crt"), file("out.key"), broken));
    }

    @Test
    void aTrustedCertificateOfOpenSslIsACertificate() throws Exception {
        new OpenSsl(directory).run("x509 -in ec.crt -trustout -addtrust serverAuth -out trusted.crt");
        Credential credential = Pem.credential(file("trusted.crt"), file("ec.key"));
        assertEquals("CN=ec", subject(credential));
    }

    @Test
    void readingRegistersNoProvider() throws Exception {
        write("pkcs8 -topk8 -in ec.key -scrypt -passout pass:right");
        Pem.credential(file("ec.crt"), file("out.key"), Passphrase.of("right"));
        assertNull(Security.getProvider("BC"));
    }

    private static void write(String command) throws Exception {
        new OpenSsl(directory).run(command + " -out out.key");
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }

    private static String subject(Credential credential) {
        return credential.certificate().getSubjectX500Principal().getName();
    }
}
