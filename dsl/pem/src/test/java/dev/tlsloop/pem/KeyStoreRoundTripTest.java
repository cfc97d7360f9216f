package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key stores that we write are read by openssl and keytool, and theirs by us. */
class KeyStoreRoundTripTest {
    private static final char[] SECRET = "sesame".toCharArray();

    @TempDir
    static Path directory;

    private static Credential credential;
    private static Trust trust;

    @BeforeAll
    static void writeChain() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("root", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("other", "RSA");
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out leaf.key");
        openssl.run("req -new -key leaf.key -subj /CN=localhost -out leaf.csr");
        openssl.run("x509 -req -in leaf.csr -CA root.crt -CAkey root.key -CAcreateserial -out leaf.crt");
        String chain = Files.readString(file("leaf.crt")) + Files.readString(file("root.crt"));
        credential = Pem.credential(Files.writeString(file("chain.crt"), chain), file("leaf.key"));
        trust = Pem.trust(file("root.crt"), file("other.crt"));
    }

    @ParameterizedTest
    @CsvSource({"MODERN, ''", "LEGACY, ' -legacy'"})
    void openSslReadsOurPkcs12(Pkcs12.Encryption encryption, String options) throws Exception {
        Files.write(file("ours.p12"), Pkcs12.bytes(credential, SECRET, encryption));
        String text = new OpenSsl(directory).run("pkcs12 -in ours.p12 -passin pass:sesame -nodes" + options);
        assertEquals(credential, Pem.credential(text));
    }

    @ParameterizedTest
    @CsvSource({
        "MODERN, ' -noout -info', 'PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256'",
        "LEGACY, ' -noout -info -legacy', 'pbeWithSHA1And40BitRC2-CBC, Iteration 2048'"
    })
    void openSslSeesHowItIsEncrypted(Pkcs12.Encryption encryption, String options, String expected) throws Exception {
        Files.write(file("ours.p12"), Pkcs12.bytes(credential, SECRET, encryption));
        String info = new OpenSsl(directory).run("pkcs12 -in ours.p12 -passin pass:sesame" + options);
        assertTrue(info.contains(expected), info);
    }

    @Test
    void openSslWithoutItsLegacyProviderDoesNotReadTheLegacyForm() throws Exception {
        Files.write(file("ours.p12"), Pkcs12.bytes(credential, SECRET, Pkcs12.Encryption.LEGACY));
        assertThrows(
                AssertionError.class,
                () -> new OpenSsl(directory).run("pkcs12 -in ours.p12 -passin pass:sesame -nodes"));
    }

    @ParameterizedTest
    @EnumSource
    void keytoolReadsOurPkcs12(Pkcs12.Encryption encryption) throws Exception {
        Files.write(file("ours.p12"), Pkcs12.bytes(credential, SECRET, encryption));
        converted("ours.p12", "PKCS12", "theirs.jks", "JKS");
        assertEquals(credential, Jks.credential(file("theirs.jks"), SECRET));
    }

    @Test
    void keytoolReadsOurJks() throws Exception {
        Files.write(file("ours.jks"), Jks.bytes(credential, SECRET));
        converted("ours.jks", "JKS", "theirs.p12", "PKCS12");
        assertEquals(credential, Pkcs12.credential(file("theirs.p12"), SECRET));
    }

    @ParameterizedTest
    @EnumSource
    void keytoolTrustsWhatOurPkcs12Trusts(Pkcs12.Encryption encryption) throws Exception {
        Files.write(file("ours.p12"), Pkcs12.bytes(trust, SECRET, encryption));
        converted("ours.p12", "PKCS12", "theirs.jks", "JKS");
        assertEquals(Set.copyOf(trust.anchors()), anchors(Jks.trust(file("theirs.jks"), SECRET)));
    }

    @Test
    void keytoolTrustsWhatOurJksTrusts() throws Exception {
        Files.write(file("ours.jks"), Jks.bytes(trust, SECRET));
        converted("ours.jks", "JKS", "theirs.p12", "PKCS12");
        assertEquals(Set.copyOf(trust.anchors()), anchors(Pkcs12.trust(file("theirs.p12"), SECRET)));
    }

    @ParameterizedTest
    @EnumSource
    void ourPkcs12IsReadBack(Pkcs12.Encryption encryption) throws Exception {
        Path ours = Files.write(file("ours.p12"), Pkcs12.bytes(credential, SECRET, encryption));
        assertEquals(credential, Pkcs12.credential(ours, SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -J-Dkeystore.pkcs12.legacy"})
    void aPkcs12OfKeytoolIsRead(String options) throws Exception {
        Files.deleteIfExists(file("made.p12"));
        keytool("-genkeypair -keystore made.p12 -storetype PKCS12 -keyalg EC -dname CN=made -alias a" + options);
        assertEquals("CN=made", subject(Pkcs12.credential(file("made.p12"), SECRET)));
    }

    @Test
    void aJksOfKeytoolIsReadWithThePasswordOfItsKey() throws Exception {
        Files.deleteIfExists(file("made.jks"));
        keytool("-genkeypair -keystore made.jks -storetype JKS -keyalg RSA -dname CN=made -alias a -keypass another");
        assertEquals("CN=made", subject(Jks.credential(file("made.jks"), SECRET, "another".toCharArray())));
    }

    @Test
    void certificatesThatKeytoolImportedAreTrusted() throws Exception {
        Files.deleteIfExists(file("imported.jks"));
        keytool("-importcert -noprompt -keystore imported.jks -storetype JKS -file root.crt -alias r");
        assertEquals(
                Pem.trust(file("root.crt")).anchors(),
                Jks.trust(file("imported.jks"), SECRET).anchors());
    }

    private static void converted(String from, String type, String to, String newType) throws Exception {
        Files.deleteIfExists(file(to));
        new Keytool(directory)
                .run("-importkeystore -noprompt -srckeystore " + from + " -srcstoretype " + type
                        + " -srcstorepass sesame -destkeystore " + to + " -deststoretype " + newType
                        + " -deststorepass sesame");
    }

    private static void keytool(String command) throws Exception {
        new Keytool(directory).run(command + " -storepass sesame");
    }

    private static Set<?> anchors(Trust trust) {
        return Set.copyOf(trust.anchors());
    }

    private static String subject(Credential credential) {
        return credential.certificate().getSubjectX500Principal().getName();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
