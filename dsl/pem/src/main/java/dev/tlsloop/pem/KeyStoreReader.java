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

/** A key store of the JDK's, read from a file. */
record KeyStoreReader(Path file, KeyStore store) {

    /** The file, which has to be of that type, opened with its password. */
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
                    + "; export the one that is meant into a file of its own");
        }
        return entry(keys.get(0), keyPassword);
    }

    /** Every certificate that is marked as trusted. */
    Trust trust() {
        X509Certificate[] trusted =
                aliases().filter(alias -> !isKey(alias)).map(this::certificate).toArray(X509Certificate[]::new);
        if (trusted.length == 0) {
            throw new IllegalArgumentException(file + ": expected certificates that are marked as trusted, found none;"
                    + " import them with keytool -importcert, or give them as PEM to Pem.trust");
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
            String description = e.getCause() instanceof NoSuchAlgorithmException
                    ? ": expected a private key \"" + alias + "\" of a kind that this JDK has, found: "
                            + e.getCause().getMessage() + "; read it on a later JDK, or keep it in PEM"
                    : ": expected the password of the private key \"" + alias
                            + "\", found another; give the one that it was written with";
            throw new IllegalArgumentException(file + description, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, FileContent type, char[] password, Exception e) {
        // The reader of JKS says nothing when the file ends too early, the one of PKCS#12 a sentence.
        String found = e instanceof EOFException && e.getMessage() == null ? "it ends too early" : e.getMessage();
        String description = e.getCause() instanceof UnrecoverableKeyException
                ? ": expected the password that the file was written with, found another" + remedy(type, password)
                : ": expected " + name(type) + " that this JDK reads, found: " + found + "; export the file again";
        return new IllegalArgumentException(file + description, e);
    }

    private static String remedy(FileContent type, char[] password) {
        boolean mayBeRight =
                type == FileContent.PKCS12 && new String(password).chars().anyMatch(c -> c > 0x7e);
        return mayBeRight
                ? ", or the right one with characters beyond ASCII, which not every JDK takes as other programs do;"
                        + " give the right one, or write the file again with a password in ASCII"
                : "; give the right one";
    }

    private static String name(FileContent type) {
        return type == FileContent.PKCS12 ? "PKCS#12" : type.found;
    }

    private Stream<String> aliases() {
        try {
            return Collections.list(store.aliases()).stream();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store lists its entries", e);
        }
    }

    private boolean isKey(String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store knows its entries", e);
        }
    }

    private Certificate certificate(String alias) {
        try {
            return store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store knows its entries", e);
        }
    }
}
