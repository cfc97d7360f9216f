package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;

/** Encodes PKCS#12 files independently of the JDK's security properties. */
record Pkcs12Writer(char[] password, Pkcs12.Encryption encryption) {
    Pkcs12Writer {
        if (password.length == 0 && encryption == Pkcs12.Encryption.MODERN) {
            throw new IllegalArgumentException(
                    "a PKCS#12 file with MODERN encryption has a password of at least one character; given: none; give"
                            + " one, or use LEGACY, which allows an empty one");
        }
    }

    /** A local key identifier connects the key with its certificate. */
    byte[] write(Credential credential) {
        List<PKCS12SafeBag> certificates = new ArrayList<>();
        PKCS12SafeBagBuilder leaf = bag(credential.certificate());
        leaf.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, LOCAL_KEY);
        certificates.add(leaf.build());
        credential.chain().stream()
                .skip(1)
                .forEach(issuer -> certificates.add(bag(issuer).build()));
        PKCS12SafeBagBuilder key = bag(credential.privateKey());
        key.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, LOCAL_KEY);
        return encode(List.of(key.build()), certificates);
    }

    /** Each certificate has an alias, and the attribute by which the JDK finds trusted certificates. */
    byte[] write(Trust trust) {
        List<PKCS12SafeBag> certificates = new ArrayList<>();
        for (X509Certificate anchor : trust.anchors()) {
            PKCS12SafeBagBuilder bag = bag(anchor);
            bag.addBagAttribute(TRUSTED_FOR, KeyPurposeId.anyExtendedKeyUsage.toOID());
            bag.addBagAttribute(
                    PKCSObjectIdentifiers.pkcs_9_at_friendlyName,
                    new DERBMPString(Integer.toString(certificates.size() + 1)));
            certificates.add(bag.build());
        }
        return encode(List.of(), certificates);
    }

    private byte[] encode(List<PKCS12SafeBag> keys, List<PKCS12SafeBag> certificates) {
        PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
        try {
            for (PKCS12SafeBag key : keys) {
                file.addData(key);
            }
            return file.addEncryptedData(certificateEncryptor(), certificates.toArray(PKCS12SafeBag[]::new))
                    .build(macCalculator(), password)
                    .getEncoded();
        } catch (PKCSException | IOException e) {
            throw new IllegalStateException("Bouncy Castle cannot encode a PKCS#12 file that it built", e);
        }
    }

    private OutputEncryptor keyEncryptor() {
        return encryptor(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new DESedeEngine());
    }

    private OutputEncryptor certificateEncryptor() {
        return encryptor(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, new RC2Engine());
    }

    private OutputEncryptor encryptor(ASN1ObjectIdentifier legacyAlgorithm, BlockCipher legacyCipher) {
        return switch (encryption) {
            case MODERN -> PasswordBasedEncryption.aes256Encryptor(password);
            case LEGACY ->
                new BcPKCS12PBEOutputEncryptorBuilder(legacyAlgorithm, CBCBlockCipher.newInstance(legacyCipher))
                        .setIterationCount(LEGACY_ITERATIONS)
                        .build(password);
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
                        .setIterationCount(LEGACY_ITERATIONS);
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

    private static final DEROctetString LOCAL_KEY = new DEROctetString(new byte[] {1});
    /** Oracle's attribute, which is in no RFC. */
    private static final ASN1ObjectIdentifier TRUSTED_FOR = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    private static final int LEGACY_ITERATIONS = 2048;
}
