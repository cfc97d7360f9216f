package dev.tlsloop;

import dev.tlsloop.cipher.CipherProperties;
import dev.tlsloop.cipher.CipherRegistry;
import dev.tlsloop.cipher.CipherStringParser;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A selection of TLS 1.2 and earlier cipher suites, in OpenSSL's cipher string format.
 *
 * <pre>{@code
 * List<CipherSuite> suites = CipherString.parse("ECDHE+AESGCM:!aNULL:@SECLEVEL=2").suites();
 * }</pre>
 *
 * <p>It selects from all suites of OpenSSL 3.0, in OpenSSL's order, including suites that most builds omit. Each engine
 * then drops the suites that it lacks. As in OpenSSL, {@code DEFAULT} is a keyword only at the start, and an unknown
 * word is skipped as long as another selects a suite. {@code SUITEB128} and its variants are unknown, because they also
 * set groups and signature schemes. For TLS 1.3 suites, see {@link ContextBuilder#cipherSuites}.
 *
 * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
 */
public final class CipherString {
    private final String text;
    private final List<CipherSuite> suites;
    private final OptionalInt securityLevel;

    private CipherString(String text, CipherStringParser.Result result) {
        this.text = text;
        this.suites = result.codes().stream().map(CipherSuite::new).toList();
        this.securityLevel = result.securityLevel();
    }

    /**
     * Parses a cipher string.
     *
     * @throws IllegalArgumentException when it selects no suite, or has a character or an {@code @} command that the
     *     format does not define
     */
    public static CipherString parse(String text) {
        Objects.requireNonNull(text, "the text of a cipher string is null; give one, such as ECDHE+AESGCM");
        CipherStringParser.Result result = CipherStringParser.parse(text);
        if (result.codes().isEmpty()) {
            throw new IllegalArgumentException("the cipher string \"" + text + "\" selects no cipher suite of TLS 1.2"
                    + " or below; " + remedy(result.unknown()));
        }
        return new CipherString(text, result);
    }

    /** The selected suites, the most preferred first; never empty. */
    public List<CipherSuite> suites() {
        return suites;
    }

    /** The level of the last {@code @SECLEVEL=n}, 0 to 5; empty when the text has none. */
    public OptionalInt securityLevel() {
        return securityLevel;
    }

    /** Compares the texts, which determine the suites and the security level. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CipherString that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as passed to {@link #parse}. */
    @Override
    public String toString() {
        return text;
    }

    private static String remedy(List<String> unknown) {
        for (String word : unknown) {
            CipherProperties meant = CipherRegistry.find(word).orElse(null);
            if (meant != null && meant.version() == TlsVersion.TLS_1_3.code()) {
                return meant.name() + " is of TLS 1.3, give it to cipherSuites(...)";
            }
            if (meant != null && meant.isSelectable()) {
                return word + " is called " + meant.openSslName() + " in this language";
            }
        }
        return (unknown.isEmpty() ? "" : "it has no " + String.join(", ", unknown) + ", case counts; ")
                + "give names or aliases of OpenSSL, such as ECDHE+AESGCM or DEFAULT";
    }
}
