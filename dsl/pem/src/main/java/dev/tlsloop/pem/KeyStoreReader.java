package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A JDK key store that was read from a file. */
record KeyStoreReader(Path file, FileContent type, KeyStore store) {

    /** Opens a file of the given type with its password. */
    static KeyStoreReader open(Path file, FileContent type, char[] password) {
        Objects.requireNonNull(password, "the password of the key store is null; give one, which may be empty");
        byte[] bytes = FileContent.read(file);
        type.require(file.toString(), bytes);
        return type == FileContent.PKCS12 ? openPkcs12(file, bytes, password) : open(file, type, bytes, password);
    }

    private static KeyStoreReader openPkcs12(Path file, byte[] bytes, char[] password) {
        Pkcs12Bags bags = Pkcs12Bags.of(file.toString(), bytes);
        bags.checkCost();
        KeyStoreReader verified = open(file, FileContent.PKCS12, bytes, password);
        return bags.withHiddenBags(password)
                .map(again -> open(file, FileContent.PKCS12, again, password))
                .orElse(verified);
    }

    private static KeyStoreReader open(Path file, FileContent type, byte[] bytes, char[] password) {
        try {
            // The type JKS looks for its aliases in lower case, and misses those of CaseExactJKS.
            KeyStore store = KeyStore.getInstance(type == FileContent.JKS ? "CaseExactJKS" : type.name());
            store.load(new ByteArrayInputStream(bytes), password);
            return new KeyStoreReader(file, type, store);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(file, type, password, e);
        }
    }

    /** The only private key, and its chain. */
    Credential credential(char[] keyPassword) {
        List<String> keys = privateKeys();
        if (keys.size() > 1) {
            throw new IllegalArgumentException(file + ": expected one private key, found " + keys.size() + " " + keys
                    + "; choose one with " + method());
        }
        return entry(keys.isEmpty() ? absent() : keys.get(0), keyPassword);
    }

    /** The private key with an alias, and its chain. */
    Credential credential(String alias, char[] keyPassword) {
        List<String> keys = privateKeys();
        return keys.stream()
                .filter(alias::equals)
                .findFirst()
                .or(() -> keys.stream().filter(alias::equalsIgnoreCase).findFirst())
                .map(found -> entry(found, keyPassword))
                .orElseThrow(() -> new IllegalArgumentException(file + ": expected the private key \"" + alias
                        + "\", found " + (keys.isEmpty() ? "no private key" : keys) + "; give one of its aliases"));
    }

    /** Every certificate that the store marks as trusted. */
    Trust trust() {
        X509Certificate[] trusted = aliases().stream()
                .filter(alias -> is(alias, KeyStore.TrustedCertificateEntry.class))
                .map(this::certificate)
                .toArray(X509Certificate[]::new);
        if (trusted.length == 0) {
            throw new IllegalArgumentException(file + ": expected trusted certificates, found none;"
                    + " import them with keytool -importcert, or read them as PEM with Pem.trust");
        }
        return Trust.of(trusted);
    }

    private Credential entry(String alias, char[] keyPassword) {
        try {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain == null || chain.length == 0) {
                throw new IllegalArgumentException("expected a certificate for the private key \"" + alias
                        + "\", found none; export both together, for instance with openssl pkcs12 -export");
            }
            PrivateKey key = (PrivateKey) store.getKey(alias, keyPassword);
            return Credential.of(
                    key, Stream.of(chain).map(X509Certificate.class::cast).toList());
        } catch (UnrecoverableKeyException e) {
            String sentence = e.getCause() instanceof NoSuchAlgorithmException
                    ? ": expected a private key \"" + alias + "\" of a type that this JDK supports, found: "
                            + e.getCause().getMessage() + "; read it with a later JDK, or write it as PEM"
                    : ": expected the password of the private key \"" + alias
                            + "\", found another; give the one that encrypted it";
            throw new IllegalArgumentException(file + sentence, e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, FileContent type, char[] password, Exception e) {
        // The JKS parser has no message for a truncated file; the PKCS#12 parser has one.
        String found = e instanceof EOFException && e.getMessage() == null ? "it is truncated" : e.getMessage();
        String sentence = e.getCause() instanceof UnrecoverableKeyException
                ? ": expected the password that encrypted the file, found another" + remedy(type, password)
                : ": expected " + name(type) + " that this JDK can parse, found: " + found + "; export the file again";
        return new IllegalArgumentException(file + sentence, e);
    }

    private static String remedy(FileContent type, char[] password) {
        boolean nonAscii =
                type == FileContent.PKCS12 && new String(password).chars().anyMatch(c -> c > 0x7e);
        return nonAscii
                ? ", or one with characters beyond ASCII, which JDKs and other programs encode differently;"
                        + " give the right one, or write the file again with an ASCII password"
                : "; give the right one";
    }

    private static String name(FileContent type) {
        return type == FileContent.PKCS12 ? "PKCS#12" : type.found;
    }

    private String method() {
        return (type == FileContent.PKCS12 ? "Pkcs12" : "Jks") + ".credential(file, alias, password)";
    }

    /** Refuses a store without a private key, and says which other keys it has. */
    private String absent() {
        List<String> others = aliases().stream()
                .filter(alias -> is(alias, KeyStore.SecretKeyEntry.class))
                .toList();
        throw new IllegalArgumentException(file + ": expected one private key, found "
                + (others.isEmpty() ? "none" : "only secret keys " + others) + "; give a file that has one");
    }

    private List<String> privateKeys() {
        return aliases().stream()
                .filter(alias -> is(alias, KeyStore.PrivateKeyEntry.class))
                .toList();
    }

    private List<String> aliases() {
        try {
            return Collections.list(store.aliases());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store cannot list its entries", e);
        }
    }

    private boolean is(String alias, Class<? extends KeyStore.Entry> kind) {
        try {
            return store.entryInstanceOf(alias, kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store cannot read its entries", e);
        }
    }

    private Certificate certificate(String alias) {
        try {
            return store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store cannot read its entries", e);
        }
    }
}
