package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a JKS file can be wrong gives one sentence; KeyStoreRoundTripTest has the files that are right. */
class JksTest {
    private static final char[] SECRET = "sesame".toCharArray();
    private static final char[] WRONG = "wrong".toCharArray();

    @TempDir
    static Path directory;

    private static Credential credential;
    private static Path good;

    @BeforeAll
    static void writeFiles() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("a", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("b", "EC -pkeyopt ec_paramgen_curve:P-256");
        credential = Pem.credential(file("a.crt"), file("a.key"));
        good = Files.write(file("good.jks"), Jks.bytes(credential, SECRET));
    }

    @Test
    void aWrittenFileIsReadBack() {
        assertEquals(credential, Jks.credential(good, SECRET));
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertEquals(
                good + ": expected the password that encrypted the file, found another; give the right one",
                refusal(() -> Jks.credential(good, WRONG)));
    }

    @Test
    void aWrongPasswordOfTheKeyIsRefused() {
        assertEquals(
                good
                        + ": expected the password of the private key \"1\", found another; give the one that"
                        + " encrypted it",
                refusal(() -> Jks.credential(good, SECRET, WRONG)));
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(good);
        Path cut = Files.write(file("cut.jks"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(
                cut
                        + ": expected a JKS key store that this JDK can parse, found: it is truncated; export the"
                        + " file again",
                refusal(() -> Jks.credential(cut, SECRET)));
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertEquals(
                file("a.crt") + ": expected a JKS key store, found PEM; read it with Pem",
                refusal(() -> Jks.credential(file("a.crt"), SECRET)));
    }

    @Test
    void pkcs12IsRefused() throws Exception {
        Path p12 = Files.write(file("a.p12"), Pkcs12.bytes(credential, SECRET));
        assertEquals(
                p12 + ": expected a JKS key store, found PKCS#12; read it with Pkcs12",
                refusal(() -> Jks.trust(p12, SECRET)));
    }

    @Test
    void aKeyThatDoesNotFitItsCertificateIsRefused() throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "a", FileType.PEM.privateKey(file("b.key")), SECRET, new Certificate[] {credential.certificate()});
        assertEquals(
                file("mixed.jks") + ": the private key (EC) does not belong to the certificate of CN=a (EC); give the"
                        + " key that the certificate was issued for",
                refusal(() -> Jks.credential(saved(store), SECRET)));
    }

    @Test
    void aKeyIsNotTrust() {
        assertTrue(refusal(() -> Jks.trust(good, SECRET)).startsWith(good + ": expected trusted certificates"));
    }

    private static Path saved(KeyStore store) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, SECRET);
        return Files.write(file("mixed.jks"), bytes.toByteArray());
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
