package dev.tlsloop.pem;

import dev.tlsloop.pem.der.KeyDerivation;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;

/**
 * The bags of a PKCS#12 file, for what the JDK does not do: it ignores private keys without encryption and nested bags,
 * and it opens files of any total cost.
 *
 * @param contents all parts of the file
 * @param readable the bags outside encrypted parts
 */
record Pkcs12Bags(String place, Cost cost, List<ContentInfo> contents, List<Bag> readable) {
    /** A malformed file has no bags; the JDK says what is wrong with it. */
    static Pkcs12Bags of(String place, byte[] file) {
        try {
            return of(place, Pfx.getInstance(file));
        } catch (RuntimeException malformed) {
            return new Pkcs12Bags(place, new Cost(BigInteger.ZERO, List.of(), List.of()), List.of(), List.of());
        }
    }

    private static Pkcs12Bags of(String place, Pfx file) {
        BigInteger rounds =
                file.getMacData() == null ? BigInteger.ZERO : file.getMacData().getIterationCount();
        List<ContentInfo> contents = Stream.of(
                        sequence(file.getAuthSafe().getContent()).toArray())
                .map(ContentInfo::getInstance)
                .toList();
        // Parsed here, so that a malformed part is the JDK's to report.
        List<AlgorithmIdentifier> openings = contents.stream()
                .filter(content -> content.getContentType().equals(PKCSObjectIdentifiers.encryptedData))
                .map(content -> EncryptedData.getInstance(content.getContent()).getEncryptionAlgorithm())
                .toList();
        List<Bag> readable = new ArrayList<>();
        contents.stream()
                .filter(content -> content.getContentType().equals(PKCSObjectIdentifiers.data))
                .forEach(content -> collect(sequence(content.getContent()), false, readable));
        List<AlgorithmIdentifier> keys =
                readable.stream().flatMap(bag -> bag.encryption().stream()).toList();
        return new Pkcs12Bags(place, new Cost(rounds, openings, keys), contents, readable);
    }

    /** Refuses a file that takes too long to open: what the JDK decrypts at once is added up. */
    void checkCost() {
        BigInteger rounds = cost.macRounds;
        for (AlgorithmIdentifier opening : cost.openings) {
            rounds = rounds.add(KeyDerivation.check(place, opening));
        }
        KeyDerivation.checkRounds(place, rounds);
        cost.keys.forEach(key -> KeyDerivation.check(place, key));
    }

    /** The file with an encrypted copy of each bag that the JDK ignores; empty if there is none. */
    Optional<byte[]> withHiddenBags(char[] password) {
        List<Bag> bags = new ArrayList<>(readable);
        if (readable.stream()
                .noneMatch(bag -> bag.isPlainKey() || bag.encryption().isPresent())) {
            encrypted().forEach(content -> bags.addAll(decrypt(content, password)));
        }
        List<Bag> hidden =
                bags.stream().filter(bag -> bag.isNested || bag.isPlainKey()).toList();
        return hidden.isEmpty() ? Optional.empty() : Optional.of(encode(encrypted(hidden, password)));
    }

    private List<SafeBag> encrypted(List<Bag> bags, char[] password) {
        try {
            return bags.stream().map(bag -> bag.encrypted(password)).toList();
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException(
                    place + ": expected a private key in PKCS#8, found other bytes; export the file again", malformed);
        }
    }

    private List<ContentInfo> encrypted() {
        return contents.stream()
                .filter(content -> content.getContentType().equals(PKCSObjectIdentifiers.encryptedData))
                .toList();
    }

    /** Without a MAC, because the JDK has verified that of the original. */
    private byte[] encode(List<SafeBag> bags) {
        try {
            List<ASN1Encodable> all = new ArrayList<>(contents);
            all.add(data(new DERSequence(bags.toArray(ASN1Encodable[]::new))));
            return new Pfx(data(new DERSequence(all.toArray(ASN1Encodable[]::new))), null).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("Bouncy Castle cannot encode a PKCS#12 file that it parsed", e);
        }
    }

    private static ContentInfo data(ASN1Sequence content) throws IOException {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content.getEncoded()));
    }

    private static List<Bag> decrypt(ContentInfo content, char[] password) {
        try {
            List<Bag> bags = new ArrayList<>();
            PKCS12SafeBagFactory factory =
                    new PKCS12SafeBagFactory(content, PasswordBasedEncryption.decryptor(password));
            for (PKCS12SafeBag bag : factory.getSafeBags()) {
                collect(new DERSequence(bag.toASN1Structure()), false, bags);
            }
            return bags;
        } catch (PKCSException | RuntimeException e) {
            // The JDK has decrypted this part, so only the encoding of the password or a cipher can differ.
            return List.of();
        }
    }

    private static void collect(ASN1Sequence bags, boolean isNested, List<Bag> all) {
        for (ASN1Encodable element : bags) {
            SafeBag bag = SafeBag.getInstance(element);
            if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
                collect(ASN1Sequence.getInstance(bag.getBagValue()), true, all);
            } else {
                all.add(new Bag(bag, isNested));
            }
        }
    }

    private static ASN1Sequence sequence(ASN1Encodable octets) {
        return ASN1Sequence.getInstance(ASN1OctetString.getInstance(octets).getOctets());
    }

    /** The key derivations of the MAC, of the parts that the JDK opens at once, and of the keys. */
    private record Cost(BigInteger macRounds, List<AlgorithmIdentifier> openings, List<AlgorithmIdentifier> keys) {}

    /** A bag, and whether it is inside another. */
    private record Bag(SafeBag bag, boolean isNested) {
        boolean isPlainKey() {
            return bag.getBagId().equals(PKCSObjectIdentifiers.keyBag);
        }

        /** The encryption of a private key. */
        Optional<AlgorithmIdentifier> encryption() {
            return bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)
                    ? Optional.of(EncryptedPrivateKeyInfo.getInstance(bag.getBagValue())
                            .getEncryptionAlgorithm())
                    : Optional.empty();
        }

        SafeBag encrypted(char[] password) {
            return isPlainKey()
                    ? new SafeBag(
                            PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
                            encrypted(PrivateKeyInfo.getInstance(bag.getBagValue()), password),
                            bag.getBagAttributes())
                    : bag;
        }

        private static EncryptedPrivateKeyInfo encrypted(PrivateKeyInfo key, char[] password) {
            return new PKCS8EncryptedPrivateKeyInfoBuilder(key)
                    .build(PasswordBasedEncryption.tripleDesEncryptor(password))
                    .toASN1Structure();
        }
    }
}
