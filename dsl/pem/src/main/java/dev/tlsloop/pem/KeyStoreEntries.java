package dev.tlsloop.pem;

import dev.tlsloop.Credential;
import dev.tlsloop.Trust;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The entries of a key store for writing: credentials and trusted certificates, each with an alias.
 *
 * <pre>{@code
 * KeyStoreEntries entries = KeyStoreEntries.empty()
 *     .with("server", ca.issue("localhost"))
 *     .with("client", ca.issue("client"))
 *     .with(ca);
 * byte[] file = Pkcs12.bytes(entries, "secret".toCharArray());
 * }</pre>
 *
 * <p>Each method returns a new value. For one credential or trust alone, {@link Pkcs12} and {@link Jks} have shorter
 * methods. Readers of key stores ignore the case of an alias.
 *
 * @see java.security.KeyStore
 */
public final class KeyStoreEntries {
    private final Map<String, Credential> credentials;
    private final Map<String, X509Certificate> trusted;

    private KeyStoreEntries(Map<String, Credential> credentials, Map<String, X509Certificate> trusted) {
        this.credentials = Collections.unmodifiableMap(credentials);
        this.trusted = Collections.unmodifiableMap(trusted);
    }

    /** No entries. */
    public static KeyStoreEntries empty() {
        return new KeyStoreEntries(Map.of(), Map.of());
    }

    /**
     * Adds a private key and its chain.
     *
     * @throws IllegalArgumentException when the alias is empty, or another entry has it
     */
    public KeyStoreEntries with(String alias, Credential credential) {
        Objects.requireNonNull(credential, "the credential of with(...) is null; give one");
        Map<String, Credential> more = new LinkedHashMap<>(credentials);
        more.put(unused(alias), credential);
        return new KeyStoreEntries(more, trusted);
    }

    /**
     * Adds a trusted certificate.
     *
     * @throws IllegalArgumentException when the alias is empty, or another entry has it
     */
    public KeyStoreEntries with(String alias, X509Certificate certificate) {
        Objects.requireNonNull(certificate, "the certificate of with(...) is null; give one");
        Map<String, X509Certificate> more = new LinkedHashMap<>(trusted);
        more.put(unused(alias), certificate);
        return new KeyStoreEntries(credentials, more);
    }

    /** Adds trusted certificates; their aliases are the first unused numbers from 1. */
    public KeyStoreEntries with(Trust trust) {
        Objects.requireNonNull(trust, "the trust of with(...) is null; give one");
        KeyStoreEntries all = this;
        int number = 0;
        for (X509Certificate anchor : trust.anchors()) {
            do {
                number++;
            } while (all.isUsed(Integer.toString(number)));
            all = all.with(Integer.toString(number), anchor);
        }
        return all;
    }

    Map<String, Credential> credentials() {
        return credentials;
    }

    Map<String, X509Certificate> trusted() {
        return trusted;
    }

    /** One line, such as {@code key store with the credentials [server] and the trusted certificates [1]}. */
    @Override
    public String toString() {
        return "key store with the credentials " + credentials.keySet() + " and the trusted certificates "
                + trusted.keySet();
    }

    private String unused(String alias) {
        Objects.requireNonNull(alias, "the alias of with(...) is null; give one");
        if (alias.isEmpty()) {
            throw new IllegalArgumentException("an alias has at least one character; given: none; give a name");
        }
        if (isUsed(alias)) {
            throw new IllegalArgumentException("an alias is for one entry, and readers ignore its case; given: \""
                    + alias + "\" to " + this + "; give another");
        }
        return alias;
    }

    private boolean isUsed(String alias) {
        return Stream.concat(credentials.keySet().stream(), trusted.keySet().stream())
                .anyMatch(used -> used.toLowerCase(Locale.ROOT).equals(alias.toLowerCase(Locale.ROOT)));
    }
}
