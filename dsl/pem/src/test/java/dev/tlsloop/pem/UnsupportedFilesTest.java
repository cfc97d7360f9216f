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
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed files that the readers or the JDK do not support: the error text says why, and its remedy works. */
class UnsupportedFilesTest {
    private static final char[] SECRET = "secret".toCharArray();

    @TempDir
    static Path directory;

    private static OpenSsl openssl;
    private static Credential credential;

    @BeforeAll
    static void writeFiles() throws Exception {
        openssl = new OpenSsl(directory);
        openssl.writeSelfSigned("ec", "EC -pkeyopt ec_paramgen_curve:P-256");
        openssl.writeSelfSigned("explicit", "EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit");
        openssl.writeSelfSigned("sm2", "EC -pkeyopt ec_paramgen_curve:SM2");
        openssl.run("ec -in ec.key -conv_form compressed -out compressed.key");
        openssl.run("req -x509 -key compressed.key -subj /CN=compressed -out compressed.crt");
        openssl.run("req -x509 -key ec.key -subj / -out noissuer.crt");
        credential = Pem.credential(file("ec.crt"), file("ec.key"));
    }

    @ParameterizedTest
    @CsvSource({
        "-v2 aria-256-cbc, the cipher 1.2.410.200046.1.1.12",
        "-v2 sm4-cbc, the cipher 1.2.156.10197.1.104.2",
        "-v2 aes-256-cfb, the cipher 2.16.840.1.101.3.4.1.44",
        "-v1 PBE-SHA1-RC2-64 -provider legacy -provider default, the scheme 1.2.840.113549.1.5.11"
    })
    void anEncryptionOfPkcs8ThatIsNotSupportedIsNamed(String options, String found) throws Exception {
        openssl.run("pkcs8 -topk8 -in ec.key -passout pass:right -out odd.key " + options);
        assertEquals(
                file("odd.key")
                        + ", line 1: expected a private key with an encryption that this reader supports, found "
                        + found + "; encrypt it again, for instance with openssl pkcs8 -topk8 -v2 aes-256-cbc",
                refusal(() -> FileType.PEM.privateKey(file("odd.key"), Passphrase.of("right"))));
    }

    @ParameterizedTest
    @CsvSource({"aria256, ARIA-256-CBC", "camellia128, CAMELLIA-128-CBC"})
    void anOlderEncryptionThatIsNotSupportedIsNamed(String cipher, String found) throws Exception {
        openssl.run("ec -in ec.key -passout pass:right -out odd.key -" + cipher);
        assertEquals(
                file("odd.key")
                        + ", line 1: expected a private key with an encryption that this reader supports, found "
                        + found + "; encrypt it again, for instance with openssl pkcs8 -topk8 -v2 aes-256-cbc",
                refusal(() -> FileType.PEM.privateKey(file("odd.key"), Passphrase.of("right"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8 -topk8 -v2 aria-256-cbc", "ec -camellia256"})
    void anotherEncryptionIsTheRemedy(String command) throws Exception {
        openssl.run(command + " -in ec.key -passout pass:right -out odd.key");
        openssl.run("pkcs8 -topk8 -v2 aes-256-cbc -in odd.key -passin pass:right -passout pass:right -out again.key");
        assertEquals(credential.privateKey(), FileType.PEM.privateKey(file("again.key"), Passphrase.of("right")));
    }

    @Test
    void camelliaInPkcs8IsRead() throws Exception {
        openssl.run("pkcs8 -topk8 -v2 camellia-128-cbc -in ec.key -passout pass:right -out camellia.key");
        assertEquals(credential.privateKey(), FileType.PEM.privateKey(file("camellia.key"), Passphrase.of("right")));
    }

    @ParameterizedTest
    @CsvSource({
        "explicit, 'a key with explicit curve parameters; issue it for a key that names its curve (openssl ec"
                + " -param_enc named_curve)'",
        "compressed, 'a key with a compressed point; issue it for the key with an uncompressed one (openssl ec"
                + " -conv_form uncompressed)'",
        "noissuer, 'an empty issuer; issue it with an issuer (RFC 5280, 4.1.2.4)'",
        "sm2, 'a key on the curve 1.2.156.10197.1.301; issue it for a key on another curve'"
    })
    void aCertificateThatTheJdkCannotParseIsNoDamagedBase64(String name, String found) {
        assertEquals(
                file(name + ".crt") + ", line 1: expected a certificate that this JDK can parse, found " + found,
                refusal(() -> Pem.trust(file(name + ".crt"))));
    }

    @Test
    void aCertificateThatTheJdkCannotParseIsNamedInDerToo() throws Exception {
        openssl.run("x509 -in explicit.crt -outform DER -out explicit.der");
        assertTrue(refusal(() -> FileType.ASN1.certificate(file("explicit.der")))
                .contains("found a key with explicit curve parameters; issue it for a key that names its curve"));
    }

    @Test
    void aKeyWithExplicitParametersIsNamed() {
        assertEquals(
                file("explicit.key")
                        + ", line 1: expected a private key that this JDK can parse, found one with explicit"
                        + " curve parameters; write it again with openssl ec -param_enc named_curve",
                refusal(() -> FileType.PEM.privateKey(file("explicit.key"))));
    }

    @ParameterizedTest
    @CsvSource({"explicit.key, -param_enc named_curve", "compressed.key, -conv_form uncompressed"})
    void aCertificateForTheConvertedKeyIsTheRemedy(String key, String option) throws Exception {
        openssl.run("ec -in " + key + " -out converted.key " + option);
        openssl.run("req -x509 -key converted.key -subj /CN=converted -out converted.crt");
        assertEquals(
                "CN=converted",
                Pem.credential(file("converted.crt"), file("converted.key"))
                        .certificate()
                        .getSubjectX500Principal()
                        .getName());
    }

    @ParameterizedTest
    @CsvSource({
        "JCEKS, a JCEKS key store",
        "BKS, a BKS key store of Bouncy Castle",
        "BCFKS, a BCFKS key store of Bouncy Castle"
    })
    void anotherKeyStoreIsNamed(String type, String found) throws Exception {
        Path file = saved(type);
        assertTrue(refusal(() -> Pkcs12.credential(file, SECRET))
                .startsWith(file + ": expected PKCS#12, found " + found
                        + "; convert it with keytool -importkeystore -srcstoretype " + type
                        + " -deststoretype PKCS12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "BKS", "BCFKS"})
    void keytoolIsTheRemedy(String type) throws Exception {
        Path file = saved(type);
        String given = refusal(() -> Jks.credential(file, SECRET)).replaceFirst("(?s).*convert it with keytool ", "");
        Path bouncyCastle = Path.of(BouncyCastleProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.deleteIfExists(file("converted.p12"));
        new Keytool(directory)
                .run(given.replace("bcprov.jar", bouncyCastle.toString()) + " -noprompt -srckeystore " + file
                        + " -srcstorepass secret -destkeystore converted.p12 -deststorepass secret");
        assertEquals(
                credential.chain(),
                Pkcs12.credential(file("converted.p12"), SECRET).chain());
    }

    @Test
    void otherBytesAreNoPkcs12() throws Exception {
        Path junk = Files.writeString(file("junk.p12"), "junk");
        assertEquals(
                junk + ": expected PKCS#12, found something else; give another file",
                refusal(() -> Pkcs12.trust(junk, SECRET)));
    }

    private static Path saved(String type) throws Exception {
        KeyStore store = type.startsWith("B")
                ? KeyStore.getInstance(type, new BouncyCastleProvider())
                : KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry("a", credential.privateKey(), SECRET, new X509Certificate[] {credential.certificate()});
        Path file = file("store." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, SECRET);
        }
        return file;
    }

    private static String refusal(Executable misuse) {
        return assertThrows(IllegalArgumentException.class, misuse).getMessage();
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }
}
