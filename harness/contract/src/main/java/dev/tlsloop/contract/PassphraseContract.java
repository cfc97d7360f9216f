package dev.tlsloop.contract;

import static dev.tlsloop.harness.assertion.TlsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tlsloop.Credential;
import dev.tlsloop.pem.FileType;
import dev.tlsloop.pem.Passphrase;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted private keys and the callback that supplies their passphrase. */
interface PassphraseContract extends EnginePair {
    String PBES2 = "PBEWithHmacSHA256AndAES_256";
    byte[] OID_OF_PBES2 = {6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 5, 13};
    int SEQUENCE = 0x30;
    int OCTET_STRING = 4;

    private static Path certificate(Path directory) throws IOException {
        return Files.writeString(directory.resolve("it.crt"), Pem.text(ContractCredentials.LOCALHOST.certificate()));
    }

    private static Path plain(Path directory) throws IOException {
        return Files.writeString(directory.resolve("it.key"), Pem.text(ContractCredentials.LOCALHOST.privateKey()));
    }

    /** The same key as a PEM EncryptedPrivateKeyInfo (RFC 5958, 3). */
    private static Path encrypted(Path directory, String passphrase) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance(PBES2);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(PBES2).generateSecret(new PBEKeySpec(passphrase.toCharArray())));
        byte[] algorithm = der(SEQUENCE, OID_OF_PBES2, cipher.getParameters().getEncoded());
        byte[] key = der(
                OCTET_STRING,
                cipher.doFinal(ContractCredentials.LOCALHOST.privateKey().getEncoded()));
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(SEQUENCE, algorithm, key));
        return Files.writeString(
                directory.resolve("secret.key"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + base64 + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        ByteBuffer der =
                ByteBuffer.allocate(4 + length).put((byte) tag).put((byte) 0x82).putShort((short) length);
        Stream.of(parts).forEach(der::put);
        return der.array();
    }

    private static Passphrase remembering(List<Object> questions, String answer) {
        return question -> {
            questions.add(List.of(question.maxLength(), question.verify()));
            return answer.toCharArray();
        };
    }

    @Test
    @PyOpenSslItem("H25")
    default void aKeyThatWasEncryptedIsPresented(@TempDir Path directory) throws Exception {
        Credential read = Pem.credential(
                certificate(directory), encrypted(directory, "secret"), question -> "secret".toCharArray());
        assertThat(outcome(client(), bareServer().credential(read))).succeeded();
    }

    @Test
    @PyOpenSslItem("H25")
    @Behaviour({"F090", "F095"})
    default void thePassphraseIsAskedForOnce(@TempDir Path directory) throws Exception {
        List<Object> questions = new ArrayList<>();
        Pem.credential(certificate(directory), encrypted(directory, "secret"), remembering(questions, "secret"));
        assertEquals(List.of(List.of(1024, false)), questions);
    }

    @Test
    @PyOpenSslItem("H25")
    default void aKeyThatIsNotEncryptedNeedsNone(@TempDir Path directory) throws IOException {
        List<Object> questions = new ArrayList<>();
        Pem.credential(certificate(directory), plain(directory), remembering(questions, "secret"));
        assertEquals(List.of(), questions);
    }

    @Test
    @PyOpenSslItem("H25")
    default void aPassphraseBeyondTheLimitIsCutOff(@TempDir Path directory) throws Exception {
        Path key = encrypted(directory, "x".repeat(1024));
        Credential read = Pem.credential(certificate(directory), key, remembering(new ArrayList<>(), "x".repeat(1030)));
        assertEquals(ContractCredentials.LOCALHOST, read);
    }

    @Test
    @PyOpenSslItem("H25")
    default void aMissingPassphraseIsRefused(@TempDir Path directory) throws Exception {
        Path key = encrypted(directory, "secret");
        Path certificate = certificate(directory);
        assertEquals(
                key + ", line 1: the private key is encrypted: expected a passphrase, found none; give a Passphrase"
                        + " that returns it",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Pem.credential(certificate, key, remembering(new ArrayList<>(), "")))
                        .getMessage());
    }

    @Test
    @PyOpenSslItem("H25")
    @Behaviour("F092")
    default void anExceptionOfThePassphraseCallbackIsThrownUnchanged(@TempDir Path directory) throws Exception {
        RuntimeException mine = new IllegalStateException("mine");
        Path key = encrypted(directory, "secret");
        Passphrase throwing = question -> {
            throw mine;
        };
        assertEquals(mine, assertThrows(IllegalStateException.class, () -> FileType.PEM.privateKey(key, throwing)));
    }
}
