package dev.tlsloop.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to exhaust a reader are refused at once, in one sentence with the limit. */
class HostileFilesTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final int MOST_ROUNDS = 2_000_000;

    @TempDir
    static Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"CERTIFICATE", "X509 CRL", "TRUSTED CERTIFICATE", "DH PARAMETERS", "X9.42 DH PARAMETERS", "PKCS7"
            })
    void deepNestingInPemIsRefused(String label) throws Exception {
        Path file = Files.writeString(file("deep.pem"), PemText.of(label, nested(100_000)));
        assertTrue(
                refusal(() -> read(label, file)).contains("expected at most 64 levels of nested objects, found more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void deepNestingInAKeyIsRefused(String label) {
        String text = PemText.of(label, nested(100_000));
        assertTrue(refusal(() -> Pem.credential(PemText.of("CERTIFICATE", nested(2)) + text))
                .contains("expected "));
        assertTrue(refusal(() -> FileType.PEM.privateKey(Files.writeString(file("deep.key"), text)))
                .startsWith(file("deep.key") + ", line 1: expected a private key, found "));
    }

    @Test
    void deepNestingInDerIsRefused() throws Exception {
        Path file = Files.write(file("deep.der"), nested(100_000));
        String sentence = file + ": expected at most 64 levels of nested objects, found more; give another file";
        assertEquals(sentence, refusal(() -> FileType.ASN1.certificate(file)));
        assertEquals(sentence, refusal(() -> FileType.ASN1.crl(file)));
        assertEquals(sentence, refusal(() -> FileType.ASN1.privateKey(file)));
    }

    /** The parser skips the malformed content of a definite length, and nests in the next object. */
    @Test
    void deepNestingBehindAMalformedObjectIsRefused() throws Exception {
        byte[] deep = nested(100_000);
        byte[] behind = PemText.followed(new byte[] {0x30, (byte) 0x80, 0x30, 2, 4, 0x7f}, deep);
        Path file = Files.write(file("behind.der"), behind);
        assertTrue(refusal(() -> FileType.ASN1.certificate(file)).contains("expected at most 64 levels"));
    }

    @Test
    void manyObjectsBesideEachOtherAreNotNested() throws Exception {
        byte[] wide = new byte[200_004];
        for (int i = 0; i < wide.length; i += 4) {
            wide[i] = 0x30;
            wide[i + 1] = (byte) 0x80;
        }
        assertTrue(refusal(() -> Pem.trust(PemText.of("CERTIFICATE", wide)))
                .startsWith("the text, line 1: expected a certificate in base64, found "));
    }

    @Test
    void tooManyRoundsOfPbkdf2AreRefused() throws Exception {
        String text = PemText.of(
                "ENCRYPTED PRIVATE KEY", encryptedKey(pbkdf2(Integer.MAX_VALUE)).getEncoded());
        Path file = Files.writeString(file("slow.key"), text);
        assertEquals(
                file + ", line 1: expected at most 2000000 rounds of key derivation, found 2147483647; encrypt it again"
                        + " with a lower cost, for instance with openssl pkcs8 -topk8",
                refusal(() -> FileType.PEM.privateKey(file, Passphrase.of("x"))));
    }

    @Test
    void tooManyRoundsInDerAreRefused() throws Exception {
        Path file = Files.write(
                file("slow.der"), encryptedKey(pkcs12(Integer.MAX_VALUE)).getEncoded());
        assertTrue(refusal(() -> FileType.ASN1.privateKey(file, Passphrase.of("x")))
                .startsWith(file + ": expected at most 2000000 rounds of key derivation, found 2147483647"));
    }

    @Test
    void anExpensiveScryptIsRefused() throws Exception {
        byte[] key = encryptedKey(pbes2(new KeyDerivationFunc(
                        MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[8], 1 << 24, 8, 1))))
                .getEncoded();
        assertEquals(
                "the text, line 1: expected scrypt with N * r * p of at most 262144, found N = 16777216, r = 8, p = 1;"
                        + " encrypt it again with a lower cost, for instance with openssl pkcs8 -topk8",
                refusal(() ->
                        PemReader.of(PemText.of("ENCRYPTED PRIVATE KEY", key)).privateKey(Passphrase.of("x"))));
    }

    @Test
    void aLongDerivedKeyIsRefused() throws Exception {
        PBKDF2Params parameters = new PBKDF2Params(new byte[8], 1, Integer.MAX_VALUE);
        byte[] key = encryptedKey(pbes2(new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, parameters)))
                .getEncoded();
        assertTrue(refusal(() ->
                        PemReader.of(PemText.of("ENCRYPTED PRIVATE KEY", key)).privateKey(Passphrase.of("x")))
                .contains("expected a derived key of at most 64 bytes, found 2147483647"));
    }

    @Test
    void malformedParametersOfAnEncryptionAreNamed() throws Exception {
        AlgorithmIdentifier malformed = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new DERSequence());
        String text =
                PemText.of("ENCRYPTED PRIVATE KEY", encryptedKey(malformed).getEncoded());
        assertEquals(
                "the text, line 1: expected a private key with an encryption that this reader supports, found PBES2 with"
                        + " malformed parameters; encrypt it again, for instance with openssl pkcs8 -topk8 -v2"
                        + " aes-256-cbc",
                refusal(() -> PemReader.of(text).privateKey(Passphrase.of("x"))));
    }

    @Test
    void aMillionRoundsAreDone() throws Exception {
        OpenSsl openssl = new OpenSsl(directory);
        openssl.run("genpkey -algorithm ED25519 -out ed.key");
        openssl.run("pkcs8 -topk8 -iter 1000000 -in ed.key -passout pass:secret -out million.key");
        assertEquals(
                FileType.PEM.privateKey(file("ed.key")),
                FileType.PEM.privateKey(file("million.key"), Passphrase.of("secret")));
    }

    static Stream<Pfx> slowKeyStores() throws Exception {
        ContentInfo nothing = data(new DERSequence());
        ContentInfo slowPart = new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(
                        PKCSObjectIdentifiers.data, pbkdf2(Integer.MAX_VALUE), new DEROctetString(new byte[16])));
        ContentInfo halfPart = new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(PKCSObjectIdentifiers.data, pkcs12(MOST_ROUNDS), new DEROctetString(new byte[16])));
        ContentInfo slowKey = data(new DERSequence(
                new SafeBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, encryptedKey(pbkdf2(Integer.MAX_VALUE)))));
        return Stream.of(
                pfx(mac(Integer.MAX_VALUE), nothing),
                pfx(mac(1), slowPart),
                pfx(mac(1), halfPart, halfPart),
                pfx(mac(MOST_ROUNDS), halfPart),
                pfx(mac(1), slowKey));
    }

    @ParameterizedTest
    @MethodSource("slowKeyStores")
    void tooManyRoundsInPkcs12AreRefused(Pfx store) throws Exception {
        Path file = Files.write(file("slow.p12"), store.getEncoded());
        assertTrue(assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> refusal(() -> Pkcs12.credential(file, SECRET)))
                .startsWith(file + ": expected at most 2000000 rounds of key derivation, found "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES-128-CBC", "AES-128-CBC,", "AES-128-CBC,00", "DES-CBC,0102030405060708090a", ""})
    void aHeaderWithoutInitialisationVectorIsRefused(String info) throws Exception {
        String text = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: " + info
                + "\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
        Path file = Files.writeString(file("headless.key"), text);
        assertTrue(refusal(() -> FileType.PEM.privateKey(file, Passphrase.of("x")))
                .startsWith(file + ", line 1: expected a private key"));
    }

    @Test
    void aHeaderWithoutInitialisationVectorIsNamed() {
        String text = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n";
        assertEquals(
                "the text, line 1: expected a private key, found a DEK-Info header without an initialisation vector of 16"
                        + " bytes: DEK-Info: AES-128-CBC; write it again, for instance with openssl pkey",
                refusal(() -> PemReader.of(text).privateKey(Passphrase.of("x"))));
    }

    @Test
    void theFirstOfManyBlocksAreListed() {
        String text = "-----BEGIN X-----\n-----END X-----\n".repeat(100_000);
        assertEquals(
                "the text: expected a CERTIFICATE block, found X (line 1), X (line 3), X (line 5), X (line 7), X (line 9)"
                        + " and 99995 more; give the file that holds one",
                refusal(() -> Pem.trust(text)));
    }

    @Test
    void aLongLabelIsShortened() {
        String label = "X".repeat(100_000);
        assertEquals(
                "the text: expected a CERTIFICATE block, found " + "X".repeat(40)
                        + "... (line 1); give the file that holds one",
                refusal(() -> Pem.trust("-----BEGIN " + label + "-----\n-----END " + label + "-----\n")));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsRefusedWithoutReadingIt() throws Exception {
        new ProcessBuilder("mkfifo", file("fifo").toString()).start().waitFor();
        assertEquals(
                file("fifo") + ": expected a file, found a pipe or a device; name a readable file",
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refusal(() -> Pem.trust(file("fifo")))));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceIsRefused() {
        Path zero = Path.of("/dev/zero");
        assertEquals(
                "/dev/zero: expected a file, found a pipe or a device; name a readable file",
                refusal(() -> Pkcs12.trust(zero, SECRET)));
    }

    @Test
    void aFileOverTheLimitIsRefused() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(file("large.pem").toFile(), "rw")) {
            sparse.setLength((64 << 20) + 1);
        }
        assertEquals(
                file("large.pem") + ": expected at most 67108864 bytes (64 MiB), found more; name another file",
                refusal(() -> Pem.trust(file("large.pem"))));
    }

    private static Object read(String label, Path file) {
        return switch (label) {
            case "X509 CRL" -> Pem.crls(file);
            case "DH PARAMETERS", "X9.42 DH PARAMETERS" -> Pem.dhParameters(file);
            case "PKCS7" -> Pkcs7.trust(file);
            default -> Pem.trust(file);
        };
    }

    /** Sequences of indefinite length inside each other, which need no length fields. */
    private static byte[] nested(int levels) {
        byte[] bytes = new byte[levels * 4];
        for (int i = 0; i < levels; i++) {
            bytes[2 * i] = 0x30;
            bytes[2 * i + 1] = (byte) 0x80;
        }
        return bytes;
    }

    private static AlgorithmIdentifier pbkdf2(int rounds) {
        return pbes2(new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(new byte[8], rounds)));
    }

    private static AlgorithmIdentifier pbes2(KeyDerivationFunc derivation) {
        EncryptionScheme aes =
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, aes));
    }

    private static AlgorithmIdentifier pkcs12(int rounds) {
        ASN1ObjectIdentifier scheme = PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC;
        return new AlgorithmIdentifier(scheme, new PKCS12PBEParams(new byte[8], rounds));
    }

    private static EncryptedPrivateKeyInfo encryptedKey(AlgorithmIdentifier encryption) {
        return new EncryptedPrivateKeyInfo(encryption, new byte[16]);
    }

    private static MacData mac(int rounds) {
        AlgorithmIdentifier sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);
        return new MacData(new DigestInfo(sha1, new byte[20]), new byte[8], rounds);
    }

    private static Pfx pfx(MacData mac, ContentInfo... parts) throws Exception {
        return new Pfx(data(new DERSequence(parts)), mac);
    }

    private static ContentInfo data(DERSequence content) throws Exception {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content.getEncoded()));
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
