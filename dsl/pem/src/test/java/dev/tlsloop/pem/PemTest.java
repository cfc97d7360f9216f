package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
    @TempDir
    static Path directory;

    private static Path root;
    private static Path chain;
    private static Path key;

    @BeforeAll
    static void writeChain() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("root", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("other", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out leaf.key");
        openssl.run("req -new -key leaf.key -subj /CN=localhost -out leaf.csr");
        openssl.run("x509 -req -in leaf.csr -CA root.crt -CAkey root.key -CAcreateserial -out leaf.crt");
        root = directory.resolve("root.crt");
        key = directory.resolve("leaf.key");
        chain = write("chain.pem", read("leaf.crt") + read("root.crt"));
    }

    @Test
    void readsAChainInTheOrderOfTheFile() {
        assertEquals(List.of("CN=localhost", "CN=root"), subjects(Pem.credential(chain, key)));
    }

    @Test
    void readsOneFileThatHoldsBothWithTheKeyFirst() throws Exception {
        Path both = write("both.pem", read("leaf.key") + read("chain.pem"));
        assertEquals(List.of("CN=localhost", "CN=root"), subjects(Pem.credential(both)));
    }

    @Test
    void readsOneFileThatHoldsBothWithTheKeyLast() throws Exception {
        Path both = write("both.pem", read("chain.pem") + read("leaf.key"));
        assertEquals(Pem.credential(chain, key), Pem.credential(both));
    }

    @Test
    void readsText() throws Exception {
        assertEquals(Pem.credential(chain, key), Pem.credential(read("chain.pem") + read("leaf.key")));
    }

    @Test
    void readsEncryptedText() throws Exception {
        new OpenSsl(directory).run("ec -in leaf.key -aes128 -passout pass:secret -out secret.key");
        String text = read("leaf.crt") + read("secret.key");
        assertEquals(List.of("CN=localhost"), subjects(Pem.credential(text, Passphrase.of("secret"))));
    }

    @Test
    void readsOneEncryptedFile() throws Exception {
        new OpenSsl(directory).run("ec -in leaf.key -aes128 -passout pass:secret -out secret.key");
        Path both = write("both.pem", read("leaf.crt") + read("secret.key"));
        assertEquals(List.of("CN=localhost"), subjects(Pem.credential(both, Passphrase.of("secret"))));
    }

    @Test
    void skipsTextBetweenBlocksAndCurveParameters() throws Exception {
        new OpenSsl(directory).run("ecparam -name prime256v1 -out params.pem");
        String text = "subject=localhost\n" + read("params.pem") + read("leaf.key") + "issuer\n" + read("leaf.crt");
        assertEquals(List.of("CN=localhost"), subjects(Pem.credential(text)));
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() throws Exception {
        Path windows = write("windows.pem", "\uFEFF" + read("leaf.crt").replace("\n", "\r\n"));
        assertEquals(List.of("CN=localhost"), subjects(Pem.credential(windows, key)));
    }

    @Test
    void trustsEveryCertificateOfEveryFile() {
        Trust trust = Pem.trust(chain, directory.resolve("other.crt"));
        assertEquals(3, trust.anchors().size());
    }

    @Test
    void trustsEveryCertificateOfAText() throws Exception {
        assertEquals(Pem.trust(root).anchors(), Pem.trust(read("root.crt")).anchors());
    }

    @Test
    void writesACredentialThatItReads() {
        Credential credential = Pem.credential(chain, key);
        assertEquals(credential, Pem.credential(Pem.text(credential)));
    }

    @Test
    void writesTrustThatItReads() {
        Trust trust = Pem.trust(chain);
        assertEquals(trust.anchors(), Pem.trust(Pem.text(trust)).anchors());
    }

    @Test
    void writesCertificatesAsOpenSslDoes() throws Exception {
        assertEquals(read("root.crt"), Pem.text(Pem.trust(root).anchors().get(0)));
    }

    @Test
    void writesAPrivateKeyAsOpenSslDoes() throws Exception {
        PrivateKey privateKey = Pem.credential(chain, key).privateKey();
        assertEquals(read("leaf.key"), Pem.text(privateKey));
    }

    @Test
    void aKeyThatCannotLeaveItsProviderIsNotWritten() {
        assertEquals(
                "only a private key with a PKCS#8 encoding can be written; given: a key of type EC without one, such"
                        + " as a hardware key; give an exportable key",
                refusal(() -> Pem.text(new KeyInHardware())));
    }

    @Test
    void aMissingFileIsRefused() {
        Path absent = directory.resolve("absent.pem");
        assertEquals(absent + " is not there: expected a file; check the name", refusal(() -> Pem.trust(absent)));
    }

    @Test
    void aMissingFileOfTheWorkingDirectoryIsRefusedWithThatDirectory() {
        Path absent = Path.of("absent.pem");
        assertEquals(
                "absent.pem is not there: expected a file; looked for " + absent.toAbsolutePath()
                        + "; check the name and the working directory",
                refusal(() -> Pem.trust(absent)));
    }

    @Test
    void aDirectoryIsRefused() {
        assertEquals(
                directory + ": expected a file, found a directory; name a readable file",
                refusal(() -> Pem.trust(directory)));
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        Path empty = write("empty.pem", "");
        assertEquals(
                empty + ": expected PEM, found nothing: it is empty; write it again", refusal(() -> Pem.trust(empty)));
    }

    @Test
    void aFileNameGivenAsTextIsRefused() {
        assertEquals(
                "the text: expected PEM, found something else; give a text that has a -----BEGIN line, or a file as a"
                        + " Path",
                refusal(() -> Pem.credential("server.pem")));
    }

    @Test
    void aKeyWhereCertificatesAreExpectedIsRefused() {
        assertEquals(
                key + ": expected a CERTIFICATE block, found PRIVATE KEY (line 1); give the file that holds one",
                refusal(() -> Pem.credential(key, key)));
    }

    @Test
    void certificatesWhereAKeyIsExpectedAreRefused() {
        assertEquals(
                root + ": expected a PRIVATE KEY block, found CERTIFICATE (line 1); give the file that holds one",
                refusal(() -> Pem.credential(root, root)));
    }

    @Test
    void pkcs12IsRefused() throws Exception {
        new OpenSsl(directory).run("pkcs12 -export -in leaf.crt -inkey leaf.key -passout pass:x -out leaf.p12");
        Path p12 = directory.resolve("leaf.p12");
        assertEquals(p12 + ": expected PEM, found PKCS#12; read it with Pkcs12", refusal(() -> Pem.credential(p12)));
    }

    @Test
    void derIsRefused() throws Exception {
        new OpenSsl(directory).run("x509 -in leaf.crt -outform DER -out leaf.der");
        Path der = directory.resolve("leaf.der");
        assertEquals(
                der + ": expected PEM, found DER; read it with FileType.ASN1, or convert it with openssl x509, pkey"
                        + " or crl -inform DER",
                refusal(() -> Pem.trust(der)));
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        Path cut = write("cut.pem", "\n" + read("root.crt").substring(0, 200));
        assertEquals(
                cut
                        + " is truncated: expected -----END CERTIFICATE----- after the -----BEGIN CERTIFICATE----- of"
                        + " line 2, found none; copy the whole block again",
                refusal(() -> Pem.trust(cut)));
    }

    @Test
    void aBlockThatLostItsEndBeforeTheNextIsRefused() throws Exception {
        Path cut = write("cut.pem", read("root.crt").substring(0, 200) + "\n" + read("root.crt"));
        assertTrue(refusal(() -> Pem.trust(cut)).startsWith(cut + " is truncated"));
    }

    @Test
    void aBeginLineThatIsItselfCutOffIsRefused() {
        assertEquals(
                "the text: expected a CERTIFICATE block, found no complete block; give the file that holds one",
                refusal(() -> Pem.trust("-----BEGIN CERTIFICATE---\n")));
    }

    @Test
    void aBlockThatLostItsLineBreaksIsRefused() throws Exception {
        Path flat = write("flat.pem", read("root.crt").replace("\n", ""));
        assertEquals(
                flat + ": expected a CERTIFICATE block, found no complete block; give the file that holds one",
                refusal(() -> Pem.trust(flat)));
    }

    @Test
    void aCertificateWithDamagedBase64IsRefused() throws Exception {
        Path damaged = write("damaged.pem", read("root.crt").replaceFirst("MII", "M!I"));
        assertEquals(
                damaged + ", line 1: expected a certificate in base64, found Illegal base64 character 21;"
                        + " copy the whole block again",
                refusal(() -> Pem.trust(damaged)));
    }

    @Test
    void aCertificateWithMissingLinesIsRefused() throws Exception {
        List<String> lines = Files.readAllLines(root);
        String cut = String.join("\n", lines.get(0), lines.get(1), lines.get(lines.size() - 1));
        assertTrue(refusal(() -> Pem.trust(cut)).startsWith("the text, line 1: expected a certificate in base64"));
    }

    @Test
    void aDamagedKeyIsRefused() throws Exception {
        Path damaged = write("damaged.key", "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n");
        assertTrue(refusal(() -> Pem.credential(root, damaged))
                .startsWith(damaged + ", line 1: expected a private key, found "));
    }

    @Test
    void aKindOfKeyThatIsNotKnownIsRefused() {
        String text = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
        assertEquals(
                "the text, line 1: expected a private key, found unrecognised object: OPENSSH PRIVATE KEY;"
                        + " write it again, for instance with openssl pkey",
                refusal(() -> Pem.credential(text + read("root.crt"))));
    }

    @Test
    void aKeyThatDoesNotFitTheCertificateIsRefused() {
        Path other = directory.resolve("other.key");
        assertEquals(
                other + " and " + chain + ": the private key (EC) does not belong to the certificate of CN=localhost"
                        + " (EC); give the key that the certificate was issued for",
                refusal(() -> Pem.credential(chain, other)));
    }

    @Test
    void aChainInTheWrongOrderDoesNotFitItsKey() throws Exception {
        Path reversed = write("reversed.pem", read("root.crt") + read("leaf.crt") + read("leaf.key"));
        assertTrue(refusal(() -> Pem.credential(reversed))
                .startsWith(reversed + ": the private key (EC) does not belong to the certificate of CN=root (EC)"));
        assertEquals(
                reversed
                        + ": the private key (EC) does not belong to the certificate of CN=root (EC), but to certificate"
                        + " 2 of the chain, CN=localhost; order the chain leaf first: the key's own certificate, then"
                        + " its issuers",
                refusal(() -> Pem.credential(reversed)));
    }

    @Test
    void trustFromNoFileIsRefused() {
        assertEquals(
                "trust is read from at least one file; given: none; name one, or use Trust.system() for the JDK's own"
                        + " trust",
                refusal(() -> Pem.trust()));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static List<String> subjects(Credential credential) {
        return credential.chain().stream()
                .map(c -> c.getSubjectX500Principal().getName())
                .toList();
    }

    private static String read(String name) throws Exception {
        return Files.readString(directory.resolve(name));
    }

    private static Path write(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content);
    }

    private static final class KeyInHardware implements PrivateKey {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }
}
