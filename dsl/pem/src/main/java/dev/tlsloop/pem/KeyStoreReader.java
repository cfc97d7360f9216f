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
import java.util.stream.Stream;

/** A JDK key store that was read from a file. */
record KeyStoreReader(Path file, KeyStore store) {

    /** Opens a file of the given type with its password. */
    static KeyStoreReader open(Path file, FileContent type, char[] password) {
        byte[] bytes = FileContent.read(file);
        FileContent content = FileContent.of(bytes);
        if (content != type) {
            throw new IllegalArgumentException(
                    file + ": expected " + name(type) + ", found " + content.found + "; " + content.remedy);
        }
        try {
            KeyStore store = KeyStore.getInstance(type.name());
            store.load(new ByteArrayInputStream(bytes), password);
            return new KeyStoreReader(file, store);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, type, password, e);
        }
    }

    /** The only private key, and its chain. */
    Credential credential(char[] keyPassword) {
        List<String> keys = aliases().filter(this::isKey).toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException(file + ": expected one private key, found "
                    + (keys.isEmpty() ? "none" : keys.size() + " " + keys)
                    + "; export one of them to its own file");
        }
        return entry(keys.get(0), keyPassword);
    }

    /** Every certificate that the store marks as trusted. */
    Trust trust() {
        X509Certificate[] trusted =
                aliases().filter(alias -> !isKey(alias)).map(this::certificate).toArray(X509Certificate[]::new);
        if (trusted.length == 0) {
            throw new IllegalArgumentException(file + ": expected trusted certificates, found none;"
                    + " import them with keytool -importcert, or read them as PEM with Pem.trust");
        }
        return Trust.of(trusted);
    }

    private Credential entry(String alias, char[] keyPassword) {
        try {
            PrivateKey key = (PrivateKey) store.getKey(alias, keyPassword);
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return Credential.of(key, chain);
        } catch (UnrecoverableKeyException e) {
            String sentence = e.getCause() instanceof NoSuchAlgorithmException
                    ? ": expected a private key \"" + alias + "\" of a type that this JDK supports, found: "
                            + e.getCause().getMessage() + "; read it with a later JDK, or write it as PEM"
                    : ": expected the password of the private key \"" + alias
                            + "\", found another; give the one that encrypted it";
            throw new IllegalArgumentException(file + sentence, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
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

    private Stream<String> aliases() {
        try {
            return Collections.list(store.aliases()).stream();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store cannot list its entries", e);
        }
    }

    private boolean isKey(String alias) {
        try {
            return store.isKeyEntry(alias);
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
