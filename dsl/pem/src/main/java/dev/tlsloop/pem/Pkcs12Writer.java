package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;

/** Encodes PKCS#12 files independently of the JDK's security properties. */
record Pkcs12Writer(char[] password, Pkcs12.Encryption encryption) {
    Pkcs12Writer {
        Objects.requireNonNull(password, "the password of the PKCS#12 file is null; give one");
        Objects.requireNonNull(
                encryption, "the encryption of the PKCS#12 file is null; give one, such as Encryption.MODERN");
        if (password.length == 0 && encryption == Pkcs12.Encryption.MODERN) {
            throw new IllegalArgumentException(
                    "a PKCS#12 file with MODERN encryption has a password of at least one character; given: none; give"
                            + " one, or use LEGACY, which allows an empty one");
        }
    }

    /** A local key identifier connects each key with its certificate. */
    byte[] write(KeyStoreEntries entries) {
        List<PKCS12SafeBag> keys = new ArrayList<>();
        List<PKCS12SafeBag> certificates = new ArrayList<>();
        Set<X509Certificate> issuers = new LinkedHashSet<>();
        entries.credentials().forEach((alias, credential) -> {
            DEROctetString id =
                    new DEROctetString(new byte[] {(byte) (keys.size() + 1 >> 8), (byte) (keys.size() + 1)});
            keys.add(named(bag(credential.privateKey()), alias)
                    .addBagAttribute(LOCAL_KEY_ID, id)
                    .build());
            certificates.add(named(bag(credential.certificate()), alias)
                    .addBagAttribute(LOCAL_KEY_ID, id)
                    .build());
            credential.chain().stream().skip(1).forEach(issuers::add);
        });
        issuers.removeAll(entries.trusted().values());
        issuers.forEach(issuer -> certificates.add(bag(issuer).build()));
        entries.trusted().forEach((alias, anchor) -> certificates.add(trusted(alias, anchor)));
        return encode(keys, certificates);
    }

    /** The form of {@code openssl pkcs12 -export}: a key without an alias. */
    byte[] write(Credential credential) {
        List<PKCS12SafeBag> certificates = new ArrayList<>();
        certificates.add(bag(credential.certificate())
                .addBagAttribute(LOCAL_KEY_ID, LOCAL_KEY)
                .build());
        credential.chain().stream()
                .skip(1)
                .forEach(issuer -> certificates.add(bag(issuer).build()));
        PKCS12SafeBag key = bag(credential.privateKey())
                .addBagAttribute(LOCAL_KEY_ID, LOCAL_KEY)
                .build();
        return encode(List.of(key), certificates);
    }

    /** The alias, and the attribute by which the JDK finds trusted certificates. */
    private static PKCS12SafeBag trusted(String alias, X509Certificate anchor) {
        return named(bag(anchor), alias)
                .addBagAttribute(TRUSTED_FOR, KeyPurposeId.anyExtendedKeyUsage.toOID())
                .build();
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String alias) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
    }

    private byte[] encode(List<PKCS12SafeBag> keys, List<PKCS12SafeBag> certificates) {
        PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
        try {
            for (PKCS12SafeBag key : keys) {
                file.addData(key);
            }
            if (!certificates.isEmpty()) {
                file.addEncryptedData(certificateEncryptor(), certificates.toArray(PKCS12SafeBag[]::new));
            }
            return file.build(macCalculator(), password).getEncoded();
        } catch (PKCSException | IOException e) {
            throw new IllegalStateException("Bouncy Castle cannot encode a PKCS#12 file that it built", e);
        }
    }

    private OutputEncryptor keyEncryptor() {
        return switch (encryption) {
            case MODERN -> PasswordBasedEncryption.aes256Encryptor(password);
            case LEGACY -> PasswordBasedEncryption.tripleDesEncryptor(password);
        };
    }

    private OutputEncryptor certificateEncryptor() {
        return switch (encryption) {
            case MODERN -> PasswordBasedEncryption.aes256Encryptor(password);
            case LEGACY -> PasswordBasedEncryption.rc2Encryptor(password);
        };
    }

    private PKCS12MacCalculatorBuilder macCalculator() {
        return switch (encryption) {
            case MODERN ->
                new BcPKCS12MacCalculatorBuilder(
                                new SHA256Digest(), new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256))
                        .setIterationCount(PasswordBasedEncryption.ITERATIONS);
            case LEGACY ->
                new BcPKCS12MacCalculatorBuilder(new SHA1Digest(), new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1))
                        .setIterationCount(PasswordBasedEncryption.LEGACY_ITERATIONS);
        };
    }

    private PKCS12SafeBagBuilder bag(PrivateKey key) {
        return new PKCS12SafeBagBuilder(KeyFormat.info(key), keyEncryptor());
    }

    private static PKCS12SafeBagBuilder bag(X509Certificate certificate) {
        try {
            return new PKCS12SafeBagBuilder(Certificate.getInstance(DerWriter.of(certificate)));
        } catch (IOException e) {
            throw new UncheckedIOException("Bouncy Castle cannot encode a certificate that the JDK encoded", e);
        }
    }

    private static final ASN1ObjectIdentifier LOCAL_KEY_ID = PKCSObjectIdentifiers.pkcs_9_at_localKeyId;
    private static final DEROctetString LOCAL_KEY = new DEROctetString(new byte[] {1});
    /** Oracle's attribute, which is in no RFC. */
    private static final ASN1ObjectIdentifier TRUSTED_FOR = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");
}
