package dev.tlsloop.pem;

import java.util.Arrays;

/**
 * Asked for the passphrase of a private key, once: when one that is encrypted is read, or when one is to be written
 * encrypted. pyOpenSSL's {@code set_passwd_cb}.
 *
 * <pre>{@code
 * Credential credential = Pem.credential(Path.of("server.pem"), Passphrase.of("secret"));
 * Credential asked = Pem.credential(Path.of("server.pem"), question -> System.console().readPassword("passphrase: "));
 * }</pre>
 *
 * <p>What it throws passes through to the caller. The user data of OpenSSL's callback is what a lambda captures. Not for
 * PKCS#12, which takes its password as it is.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/pem_password_cb/">pem_password_cb(3)</a>
 */
@FunctionalInterface
public interface Passphrase {
    /** The passphrase; empty when there is none to be had, and the key is then refused. */
    char[] characters(Question question);

    /** Always that one. */
    static Passphrase of(String passphrase) {
        return question -> passphrase.toCharArray();
    }

    /**
     * What OpenSSL tells its callback. Components may be added in later releases; do not construct it by position.
     *
     * @param maxLength how many characters count, 1024: what is longer is cut off there
     * @param verify whether to ask twice and compare, as for a new passphrase: true when a key is written
     */
    record Question(int maxLength, boolean verify) {
        static final Question ON_READING = new Question(1024, false);
        static final Question ON_WRITING = new Question(1024, true);

        /** The answer, cut off at the length that was told, as the seeds have it. */
        char[] ask(Passphrase passphrase) {
            char[] answer = passphrase.characters(this);
            return Arrays.copyOf(answer, Math.min(answer.length, maxLength));
        }
    }
}
