package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12Test {
    private static final char[] SECRET = "secret".toCharArray();

    @TempDir
    static Path directory;

    @BeforeAll
    static void writeFiles() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("a", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("b", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.run("pkcs12 -export -in a.crt -inkey a.key -passout pass:secret -out a.p12");
        openssl.run("pkcs12 -export -nokeys -in a.crt -passout pass:secret -out nokeys.p12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " -legacy",
                " -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg SHA1",
                " -keypbe AES-128-CBC -certpbe NONE -macalg SHA512",
                " -name alias"
            })
    void readsWhatOpenSslWrites(String options) throws Exception {
        new OpenSsl(directory).run("pkcs12 -export -in a.crt -inkey a.key -passout pass:secret -out out.p12" + options);
        assertEquals(pem("a"), Pkcs12.credential(file("out.p12"), SECRET));
    }

    @Test
    void readsTheChain() throws Exception {
        new OpenSsl(directory).run("req -new -key b.key -subj /CN=leaf -out leaf.csr");
        new OpenSsl(directory).run("x509 -req -in leaf.csr -CA a.crt -CAkey a.key -CAcreateserial -out leaf.crt");
        new OpenSsl(directory)
                .run("pkcs12 -export -in leaf.crt -certfile a.crt -inkey b.key -passout pass:secret -out chain.p12");
        assertEquals(2, Pkcs12.credential(file("chain.p12"), SECRET).chain().size());
    }

    @Test
    void trustsWhatIsMarkedAsTrusted() throws Exception {
        KeyStore store = emptyStore();
        store.setCertificateEntry("a", certificate("a"));
        store.setCertificateEntry("b", certificate("b"));
        assertEquals(2, Pkcs12.trust(save(store), SECRET).anchors().size());
    }

    @Test
    void aKeyIsNotTrust() throws Exception {
        assertEquals(
                file("a.p12")
                        + ": expected trusted certificates, found none; import them with keytool -importcert, or read"
                        + " them as PEM with Pem.trust",
                refusal(() -> Pkcs12.trust(file("a.p12"), SECRET)));
    }

    @Test
    void certificatesThatOpenSslDidNotMarkAreNotTrust() {
        assertTrue(refusal(() -> Pkcs12.trust(file("nokeys.p12"), SECRET))
                .contains("expected trusted certificates," + " found none"));
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertEquals(
                file("a.p12") + ": expected the password that encrypted the file, found another; give the right one",
                refusal(() -> Pkcs12.credential(file("a.p12"), "wrong".toCharArray())));
    }

    /** JDK 17 takes no other password than an ASCII one, and 25 takes it differently in the older encryption. */
    @Test
    void anErrorMentionsCharactersBeyondAscii() throws Exception {
        char[] password = "gehëim".toCharArray();
        Path file = Files.write(file("umlaut.p12"), Pkcs12.bytes(pem("a"), password, Pkcs12.Encryption.LEGACY));
        assertEquals(
                file
                        + ": expected the password that encrypted the file, found another, or one with characters"
                        + " beyond ASCII, which JDKs and other programs encode differently; give the right one, or"
                        + " write the file again with an ASCII password",
                refusal(() -> Pkcs12.credential(file, password)));
    }

    @Test
    void modernEncryptionNeedsAPassword() {
        assertEquals(
                "a PKCS#12 file with MODERN encryption has a password of at least one character; given: none; give"
                        + " one, or use LEGACY, which allows an empty one",
                refusal(() -> Pkcs12.bytes(pem("a"), new char[0])));
    }

    @Test
    void legacyEncryptionAllowsAnEmptyPassword() throws Exception {
        Path file = Files.write(file("open.p12"), Pkcs12.bytes(pem("a"), new char[0], Pkcs12.Encryption.LEGACY));
        assertEquals(pem("a"), Pkcs12.credential(file, new char[0]));
    }

    @Test
    void aFileWithoutKeyIsRefused() {
        assertEquals(
                file("nokeys.p12") + ": expected one private key, found none; give a file that has one",
                refusal(() -> Pkcs12.credential(file("nokeys.p12"), SECRET)));
    }

    @Test
    void aFileWithTwoKeysIsRefused() throws Exception {
        KeyStore store = emptyStore();
        store.setKeyEntry("a", pem("a").privateKey(), SECRET, chain("a"));
        store.setKeyEntry("b", pem("b").privateKey(), SECRET, chain("b"));
        Path two = save(store);
        assertEquals(
                two
                        + ": expected one private key, found 2 [a, b]; choose one with Pkcs12.credential(file, alias, password)",
                refusal(() -> Pkcs12.credential(two, SECRET)));
    }

    @Test
    void aKeyThatDoesNotFitItsCertificateIsRefused() throws Exception {
        KeyStore store = emptyStore();
        store.setKeyEntry("a", pem("b").privateKey(), SECRET, chain("a"));
        Path mixed = save(store);
        assertEquals(
                mixed + ": the private key (EC) does not belong to the certificate of CN=a (EC); give the key that the"
                        + " certificate was issued for",
                refusal(() -> Pkcs12.credential(mixed, SECRET)));
    }

    @Test
    void pemIsRefused() {
        assertEquals(
                file("a.crt") + ": expected PKCS#12, found PEM; read it with Pem",
                refusal(() -> Pkcs12.credential(file("a.crt"), SECRET)));
    }

    @Test
    void aJksKeyStoreIsRefused() throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        Path jks = save(store);
        assertEquals(
                jks + ": expected PKCS#12, found a JKS key store; read it with Jks",
                refusal(() -> Pkcs12.credential(jks, SECRET)));
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        Path empty = Files.write(file("empty.p12"), new byte[0]);
        assertEquals(
                empty + ": expected PKCS#12, found nothing: it is empty; write it again",
                refusal(() -> Pkcs12.trust(empty, SECRET)));
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file("a.p12"));
        Path cut = Files.write(file("cut.p12"), Arrays.copyOf(whole, whole.length / 2));
        String message = refusal(() -> Pkcs12.credential(cut, SECRET));
        assertTrue(
                message.startsWith(cut + ": expected PKCS#12 that this JDK can parse, found: ")
                        && message.endsWith("; export the file again"),
                message);
    }

    @Test
    void aMissingFileIsRefused() {
        assertTrue(refusal(() -> Pkcs12.trust(file("absent.p12"), SECRET)).contains("absent.p12 is not there"));
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path save(KeyStore store) throws Exception {
        Path file = file("saved.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, SECRET);
        }
        return file;
    }

    private static Credential pem(String name) {
        return Pem.credential(file(name + ".crt"), file(name + ".key"));
    }

    private static X509Certificate certificate(String name) {
        return pem(name).certificate();
    }

    private static X509Certificate[] chain(String name) {
        return new X509Certificate[] {certificate(name)};
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
