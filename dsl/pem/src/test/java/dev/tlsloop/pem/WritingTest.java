package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The openssl command reads the written PEM and DER: its public key equals that of the certificate. */
class WritingTest {
    private static final Passphrase SECRET = Passphrase.of("sésame, öffne dich");

    @TempDir
    static Path directory;

    @BeforeAll
    static void writeKeys() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("rsa", "RSA");
        openssl.writeSelfSigned("pss", "RSA-PSS");
        openssl.writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("p521", "EC -pkeyopt ec_paramgen_curve:P-521");
        openssl.writeSelfSigned("ed25519", "ED25519");
        openssl.writeSelfSigned("ed448", "ED448");
        Files.writeString(directory.resolve("passphrase"), "sésame, öffne dich");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, PKCS8",
        "rsa, PKCS1",
        "pss, PKCS8",
        "ec, PKCS8",
        "ec, SEC1",
        "p521, SEC1",
        "ed25519, PKCS8",
        "ed448, PKCS8"
    })
    void openSslReadsAKeyOfEveryFormatInPem(String name, KeyFormat format) throws Exception {
        Files.write(file("out"), FileType.PEM.dump(key(name), format));
        assertEquals(publicKey(name), openssl("pkey -in out -pubout"));
    }

    @ParameterizedTest
    @CsvSource({"rsa, PKCS8", "rsa, PKCS1", "ec, PKCS8", "ec, SEC1", "ed25519, PKCS8"})
    void openSslReadsAKeyOfEveryFormatInDer(String name, KeyFormat format) throws Exception {
        Files.write(file("out"), FileType.ASN1.dump(key(name), format));
        assertEquals(publicKey(name), openssl("pkey -inform DER -in out -pubout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "pss", "ec", "ed25519", "ed448"})
    void openSslOpensAnEncryptedKeyInPem(String name) throws Exception {
        Files.write(file("out"), FileType.PEM.dump(key(name), SECRET));
        assertEquals(publicKey(name), openssl("pkey -in out -passin file:passphrase -pubout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void openSslOpensAnEncryptedKeyInDer(String name) throws Exception {
        Files.write(file("out"), FileType.ASN1.dump(key(name), SECRET));
        assertEquals(publicKey(name), openssl("pkey -inform DER -in out -passin file:passphrase -pubout"));
    }

    @Test
    void openSslDoesNotOpenItWithAnotherPassphrase() throws Exception {
        Files.writeString(file("out"), Pem.text(key("ec"), SECRET));
        assertThrows(AssertionError.class, () -> openssl("pkey -in out -passin pass:wrong -pubout"));
    }

    @ParameterizedTest
    @EnumSource
    void anEncryptedKeyIsReadBack(FileType type) throws Exception {
        Path out = Files.write(file("out"), type.dump(key("ec"), SECRET));
        assertEquals(key("ec"), type.privateKey(out, SECRET));
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateIsReadBackByOpenSslAndByUs(FileType type) throws Exception {
        X509Certificate certificate = Pem.trust(file("ec.crt")).anchors().get(0);
        Path out = Files.write(file("out"), type.dump(certificate));
        String form = type == FileType.ASN1 ? "DER" : "PEM";
        openssl("x509 -inform " + form + " -in out -out again.crt");
        assertArrayEquals(Files.readAllBytes(file("ec.crt")), Files.readAllBytes(file("again.crt")), out::toString);
    }

    @Test
    void aCredentialWithAnEncryptedKeyIsReadBack() {
        Credential credential = Pem.credential(file("ec.crt"), file("ec.key"));
        assertEquals(credential, Pem.credential(Pem.text(credential, SECRET), SECRET));
    }

    @Test
    void aWrongPassphraseDoesNotReadItBack() {
        String text = Pem.text(Pem.credential(file("ec.crt"), file("ec.key")), SECRET);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Pem.credential(text, Passphrase.of("wrong")))
                .getMessage();
        assertTrue(message.contains("expected the passphrase that encrypted the private key"), message);
    }

    /** 1,024 bytes are 512 characters of two bytes in UTF-8, and one more character does not count. */
    @Test
    void theLimitOfAPassphraseCountsBytes() {
        Credential credential = Pem.credential(file("ec.crt"), file("ec.key"));
        String text = Pem.text(credential, Passphrase.of("\u00e4".repeat(512) + "x"));
        assertEquals(credential, Pem.credential(text, Passphrase.of("\u00e4".repeat(512))));
    }

    @Test
    void theQuestionForANewPassphraseSaysSo() {
        AtomicReference<Passphrase.Question> asked = new AtomicReference<>();
        Pem.text(key("ec"), question -> {
            asked.set(question);
            return "secret".toCharArray();
        });
        assertEquals(new Passphrase.Question(1024, true), asked.get());
    }

    @Test
    void anEmptyPassphraseEncryptsNothing() {
        assertEquals(
                "a private key is encrypted with a passphrase of at least one character; given: none; give one, or"
                        + " write the key without encryption",
                assertThrows(IllegalArgumentException.class, () -> Pem.text(key("ec"), Passphrase.of("")))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "ec, PKCS1, 'KeyFormat.PKCS1 is for RSA keys; given: a key of type EC'",
        "pss, PKCS1, 'KeyFormat.PKCS1 is for RSA keys; given: a key of type RSASSA-PSS'",
        "rsa, SEC1, 'KeyFormat.SEC1 is for EC keys; given: a key of type RSA'",
        "ed25519, SEC1, 'KeyFormat.SEC1 is for EC keys; given: a key of type EdDSA'"
    })
    void aFormatThatDoesNotFitTheKeyIsRefused(String name, KeyFormat format, String beginning) {
        assertEquals(
                beginning + "; write it as PKCS8, which is for every key",
                assertThrows(IllegalArgumentException.class, () -> Pem.text(key(name), format))
                        .getMessage());
    }

    private static PrivateKey key(String name) {
        return FileType.PEM.privateKey(file(name + ".key"));
    }

    private static String publicKey(String name) throws Exception {
        return openssl("x509 -in " + name + ".crt -noout -pubkey");
    }

    private static String openssl(String command) throws Exception {
        return new OpenSsl(directory).run(command);
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
