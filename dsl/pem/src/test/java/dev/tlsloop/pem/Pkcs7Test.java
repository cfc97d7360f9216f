package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles of the openssl command, whose certificates have no order. */
class Pkcs7Test {
    @TempDir
    static Path directory;

    private static OpenSsl openssl;

    @BeforeAll
    static void writeBundles() throws Exception {
        openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("root", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("other", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out leaf.key");
        openssl.run("req -new -key leaf.key -subj /CN=localhost -out leaf.csr");
        openssl.run("x509 -req -in leaf.csr -CA root.crt -CAkey root.key -CAcreateserial -out leaf.crt");
        String bundle = "crl2pkcs7 -nocrl -certfile other.crt -certfile root.crt -certfile leaf.crt";
        openssl.run(bundle + " -out bundle.pem");
        openssl.run(bundle + " -outform DER -out bundle.der");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle.pem", "bundle.der"})
    void everyCertificateIsTrusted(String name) {
        assertEquals(
                Set.copyOf(Pem.trust(file("other.crt"), file("root.crt"), file("leaf.crt"))
                        .anchors()),
                Set.copyOf(Pkcs7.trust(file(name)).anchors()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle.pem", "bundle.der"})
    void theChainOfTheKeyIsInOrder(String name) {
        assertEquals(List.of("CN=localhost", "CN=root"), subjects(Pkcs7.credential(file(name), file("leaf.key"))));
    }

    @Test
    void aKeyOfTheRootHasTheRootAsItsChain() {
        assertEquals(List.of("CN=root"), subjects(Pkcs7.credential(file("bundle.der"), file("root.key"))));
    }

    @Test
    void anEncryptedKeyIsRead() throws Exception {
        openssl.run("ec -in leaf.key -aes128 -passout pass:secret -out secret.key");
        Credential credential = Pkcs7.credential(file("bundle.pem"), file("secret.key"), Passphrase.of("secret"));
        assertEquals("CN=localhost", subjects(credential).get(0));
    }

    @Test
    void aKeyOfNoCertificateIsRefused() throws Exception {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out stranger.key");
        assertEquals(
                file("bundle.der")
                        + ": the private key (EC) belongs to none of the 3 certificates of the bundle that this JDK can"
                        + " compare it with; give the key of one of them",
                refusal(() -> Pkcs7.credential(file("bundle.der"), file("stranger.key"))));
    }

    @Test
    void aBundleWithoutCertificatesIsRefused() throws Exception {
        Files.writeString(file("index"), "");
        Files.writeString(file("cnf"), "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\n");
        openssl.run("ca -config cnf -gencrl -crldays 30 -keyfile root.key -cert root.crt -out root.crl");
        openssl.run("crl2pkcs7 -in root.crl -outform DER -out lists.der");
        assertEquals(
                file("lists.der")
                        + ": expected certificates in PKCS#7, found none; export them again, for instance with openssl"
                        + " crl2pkcs7 -nocrl -certfile",
                refusal(() -> Pkcs7.trust(file("lists.der"))));
    }

    @Test
    void aCertificateIsRefused() {
        assertEquals(
                file("root.crt") + ": expected a PKCS7 block, found CERTIFICATE (line 1); give the file that holds one",
                refusal(() -> Pkcs7.trust(file("root.crt"))));
    }

    @Test
    void aTruncatedBundleIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file("bundle.der"));
        Path cut = Files.write(file("cut.der"), Arrays.copyOf(whole, whole.length / 2));
        String message = refusal(() -> Pkcs7.trust(cut));
        assertTrue(
                message.startsWith(cut + ": expected PKCS#7 with certificates (SignedData), found ")
                        && message.endsWith("; export the file again"),
                message);
    }

    @Test
    void aBundleInPemIsNoCertificateBlock() {
        assertEquals(
                file("bundle.pem") + ": expected a CERTIFICATE block, found PKCS7 (line 1); read it with Pkcs7",
                refusal(() -> Pem.trust(file("bundle.pem"))));
    }

    @Test
    void aBundleInDerIsNoPem() {
        assertEquals(
                file("bundle.der") + ": expected PEM, found PKCS#7; read it with Pkcs7",
                refusal(() -> Pem.trust(file("bundle.der"))));
    }

    private static List<String> subjects(Credential credential) {
        return credential.chain().stream()
                .map(c -> c.getSubjectX500Principal().getName())
                .toList();
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
