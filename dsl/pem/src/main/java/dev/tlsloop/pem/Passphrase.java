package dev.tlsloop.pem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A callback for the passphrase of a private key, called once when an encrypted key is read or written. It is
 * pyOpenSSL's {@code set_passwd_cb}.
 *
 * <pre>{@code
 * Credential credential = Pem.credential(Path.of("server.pem"), Passphrase.of("secret"));
 * Credential asked = Pem.credential(Path.of("server.pem"), question -> System.console().readPassword("passphrase: "));
 * }</pre>
 *
 * <p>The caller gets its exceptions. A lambda captures the values that OpenSSL passes as user data. PKCS#12 files have
 * a password without a callback.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/pem_password_cb/">pem_password_cb(3)</a>
 */
@FunctionalInterface
public interface Passphrase {
    /** The passphrase; if it is empty, the key is refused. */
    char[] characters(Question question);

    /** A callback that always returns the same passphrase. */
    static Passphrase of(String passphrase) {
        Objects.requireNonNull(passphrase, "the passphrase of Passphrase.of(...) is null; give one");
        return question -> passphrase.toCharArray();
    }

    /**
     * The arguments of OpenSSL's callback. Records may gain components; do not construct one.
     *
     * @param maxLength the maximum number of bytes in UTF-8, 1024; a longer passphrase is truncated after a whole character
     * @param verify whether to ask twice and compare, as for a new passphrase; true when a key is written
     */
    record Question(int maxLength, boolean verify) {
        static final Question ON_READING = new Question(1024, false);
        static final Question ON_WRITING = new Question(1024, true);

        /** The passphrase, truncated to the maximum length as in pyOpenSSL. */
        char[] ask(Passphrase passphrase) {
            char[] answer = Objects.requireNonNull(
                    passphrase.characters(this),
                    "the answer of the Passphrase is null; return an empty array if there is none");
            int length = 0;
            for (int bytes = 0; length < answer.length; ) {
                int codePoint = Character.codePointAt(answer, length);
                bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
                if (bytes > maxLength) {
                    break;
                }
                length += Character.charCount(codePoint);
            }
            return Arrays.copyOf(answer, length);
        }
    }
}
