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
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key stores in the less usual forms that openssl, keytool and other programs write. */
class KeyStoreFormsTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final String EXPORT = "pkcs12 -export -passout pass:secret -out out.p12 -in a.crt -inkey a.key";

    @TempDir
    static Path directory;

    private static Credential credential;

    @BeforeAll
    static void writeFiles() throws Exception {
        new OpenSsl(directory).writeSelfSigned("a", "EC -pkeyopt ec_paramgen_curve:P-256");
        credential = Pem.credential(file("a.crt"), file("a.key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " -keypbe NONE",
                " -keypbe NONE -certpbe NONE",
                " -keypbe NONE -certpbe NONE -nomac",
                " -nomac",
                " -keypbe NONE -name Upper"
            })
    void aKeyWithoutEncryptionOrMacIsRead(String options) throws Exception {
        new OpenSsl(directory).run(EXPORT + options);
        assertEquals(credential, Pkcs12.credential(file("out.p12"), SECRET));
    }

    @Test
    void aWrongPasswordOfAKeyWithoutEncryptionIsRefused() throws Exception {
        new OpenSsl(directory).run(EXPORT + " -keypbe NONE -certpbe NONE");
        assertTrue(refusal(() -> Pkcs12.credential(file("out.p12"), "wrong".toCharArray()))
                .contains("expected the password that encrypted the file, found another"));
    }

    @Test
    void aKeyWithoutEncryptionIsFoundByItsAlias() throws Exception {
        new OpenSsl(directory).run(EXPORT + " -keypbe NONE -name Server");
        assertEquals(credential, Pkcs12.credential(file("out.p12"), "Server", SECRET));
    }

    @Test
    void aKeyInsideAnEncryptedPartIsRead() throws Exception {
        PKCS12PfxPduBuilder builder = new PKCS12PfxPduBuilder();
        builder.addEncryptedData(PasswordBasedEncryption.aes256Encryptor(SECRET), new PKCS12SafeBag[] {key(), leaf()});
        byte[] bytes = builder.build(new BcPKCS12MacCalculatorBuilder(), SECRET).getEncoded();
        assertEquals(credential, Pkcs12.credential(Files.write(file("inside.p12"), bytes), SECRET));
    }

    @Test
    void aKeyInANestedBagIsRead() throws Exception {
        SafeBag nested = new SafeBag(
                PKCSObjectIdentifiers.safeContentsBag,
                new DERSequence(new ASN1Encodable[] {key().toASN1Structure(), leaf().toASN1Structure()}));
        Path file = Files.write(file("nested.p12"), withoutMac(nested));
        assertEquals(credential, Pkcs12.credential(file, SECRET));
    }

    @Test
    void aMalformedKeyWithoutEncryptionIsRefused() throws Exception {
        SafeBag bag = new SafeBag(PKCSObjectIdentifiers.keyBag, new DERSequence(new DERSequence()));
        Path file = Files.write(file("malformed.p12"), withoutMac(bag));
        assertEquals(
                file + ": expected a private key in PKCS#8, found other bytes; export the file again",
                refusal(() -> Pkcs12.credential(file, SECRET)));
    }

    @Test
    void aKeyWithoutCertificateIsRefused() throws Exception {
        new OpenSsl(directory).run("pkcs12 -export -nocerts -passout pass:secret -out out.p12 -inkey a.key -name k");
        assertEquals(
                file("out.p12")
                        + ": expected a certificate for the private key \"k\", found none; export both together, for"
                        + " instance with openssl pkcs12 -export",
                refusal(() -> Pkcs12.credential(file("out.p12"), SECRET)));
    }

    @Test
    void aSecretKeyAloneIsRefused() throws Exception {
        Path file = saved(storeWithSecretKey());
        assertEquals(
                file + ": expected one private key, found only secret keys [aes]; give a file that has one",
                refusal(() -> Pkcs12.credential(file, SECRET)));
    }

    @Test
    void aSecretKeyBesideAPrivateKeyIsPassedOver() throws Exception {
        KeyStore store = storeWithSecretKey();
        store.setKeyEntry("a", credential.privateKey(), SECRET, new X509Certificate[] {credential.certificate()});
        assertEquals(credential, Pkcs12.credential(saved(store), SECRET));
    }

    @Test
    void aSecretKeyIsNoTrust() throws Exception {
        Path file = saved(storeWithSecretKey());
        assertTrue(refusal(() -> Pkcs12.trust(file, SECRET)).contains("expected trusted certificates, found none"));
    }

    @Test
    void aliasesInUpperCaseOfCaseExactJksAreTrusted() throws Exception {
        KeyStore store = empty("CaseExactJKS");
        store.setCertificateEntry("CA", credential.certificate());
        store.setCertificateEntry("ca", credential.certificate());
        assertEquals(2, Jks.trust(saved(store), SECRET).anchors().size());
    }

    @Test
    void aKeyOfCaseExactJksIsFoundByTheCaseOfItsAlias() throws Exception {
        new OpenSsl(directory).writeSelfSigned("b", "EC -pkeyopt ec_paramgen_curve:P-256");
        Credential other = Pem.credential(file("b.crt"), file("b.key"));
        KeyStore store = empty("CaseExactJKS");
        store.setKeyEntry("A", credential.privateKey(), SECRET, new X509Certificate[] {credential.certificate()});
        store.setKeyEntry("a", other.privateKey(), SECRET, new X509Certificate[] {other.certificate()});
        assertEquals(credential, Jks.credential(saved(store), "A", SECRET));
    }

    private static PKCS12SafeBag key() throws Exception {
        return withKeyId(new PKCS12SafeBagBuilder(
                PrivateKeyInfo.getInstance(credential.privateKey().getEncoded())));
    }

    private static PKCS12SafeBag leaf() throws Exception {
        return withKeyId(new PKCS12SafeBagBuilder(
                Certificate.getInstance(credential.certificate().getEncoded())));
    }

    private static PKCS12SafeBag withKeyId(PKCS12SafeBagBuilder bag) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(new byte[] {1}))
                .build();
    }

    private static byte[] withoutMac(SafeBag bag) throws Exception {
        ContentInfo part = data(new DERSequence(bag));
        return new Pfx(data(new DERSequence(part)), null).getEncoded();
    }

    private static ContentInfo data(DERSequence content) throws Exception {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content.getEncoded()));
    }

    private static KeyStore storeWithSecretKey() throws Exception {
        KeyStore store = empty("PKCS12");
        store.setKeyEntry("aes", new SecretKeySpec(new byte[16], "AES"), SECRET, null);
        return store;
    }

    private static KeyStore empty(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private static Path saved(KeyStore store) throws Exception {
        Path file = file("saved." + store.getType());
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
