package dev.tlsloop.pem;

/**
 * Asked for the passphrase of a private key, and only when the key is encrypted.
 *
 * <pre>{@code
 * Credential credential = Pem.credential(Path.of("server.pem"), Passphrase.of("secret"));
 * }</pre>
 *
 * <p>What it throws passes through to the caller. Not for PKCS#12, which takes its password as it is.
 *
 * @see <a href="https://docs.openssl.org/3.0/man3/pem_password_cb/">pem_password_cb(3)</a>
 */
@FunctionalInterface
public interface Passphrase {
    /** The passphrase; empty when there is none to be had, and the key is then refused. */
    char[] characters();

    /** Always that one. */
    static Passphrase of(String passphrase) {
        return passphrase::toCharArray;
    }
}
