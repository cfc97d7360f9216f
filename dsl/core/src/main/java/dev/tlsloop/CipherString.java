package dev.tlsloop;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A selection of cipher suites of TLS 1.2 and below, written in OpenSSL's language.
 *
 * <pre>{@code
 * List<CipherSuite> suites = CipherString.parse("ECDHE+AESGCM:!aNULL:@SECLEVEL=2").suites();
 * }</pre>
 *
 * <p>It selects among all suites that OpenSSL 3.0 has, in OpenSSL's order, also those that a build leaves out; what an
 * engine lacks, it leaves out itself. {@code DEFAULT} counts at the start only, as in OpenSSL. Words that mean nothing
 * are skipped as long as something is selected. {@code SUITEB128} and its kin are not words here, because they
 * are more than a selection of suites. The suites of TLS 1.3 are set apart: {@link ContextBuilder#cipherSuites}.
 *
 * @see <a href="https://docs.openssl.org/3.0/man1/openssl-ciphers/">ciphers(1)</a>
 */
public final class CipherString {
    private final String text;
    private final CipherStringParser.Result result;

    private CipherString(String text, CipherStringParser.Result result) {
        this.text = text;
        this.result = result;
    }

    /**
     * Reads a cipher string.
     *
     * @throws IllegalArgumentException when it selects nothing, or has a character or an {@code @} command that the
     *     language does not have
     */
    public static CipherString parse(String text) {
        Objects.requireNonNull(text, "the text of a cipher string is null; give one, such as ECDHE+AESGCM");
        CipherStringParser.Result result = CipherStringParser.scan(text);
        if (result.suites().isEmpty()) {
            throw new IllegalArgumentException("the cipher string \"" + text + "\" selects no cipher suite of TLS 1.2"
                    + " or below; " + remedy(result.unknown()));
        }
        return new CipherString(text, result);
    }

    /** The selected suites, the most preferred first; never empty. */
    public List<CipherSuite> suites() {
        return result.suites();
    }

    /** The level of {@code @SECLEVEL=n}, 0 to 5, the last one if there are several; empty where the text has none. */
    public OptionalInt securityLevel() {
        return result.securityLevel();
    }

    /** Whether the text is the same, and with it everything else. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CipherString that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as it was given. */
    @Override
    public String toString() {
        return text;
    }

    private static String remedy(List<String> unknown) {
        for (String word : unknown) {
            CipherProperties meant = CipherRegistry.find(word).orElse(null);
            if (meant != null && meant.version() == TlsVersion.TLS_1_3) {
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
