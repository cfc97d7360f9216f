package dev.tlsloop;

/**
 * A selector of the text that {@code OpenSsl.version(...)} and {@code Jsse.version(...)} return: pyOpenSSL's
 * {@code SSLEAY_*} constants. Any number is valid.
 *
 * <pre>{@code
 * String platform = Jsse.version(LibraryVersionQuery.PLATFORM);
 * }</pre>
 *
 * @param code the number in OpenSSL 3; in OpenSSL 1.0, CFLAGS and later constants are one higher
 * @see <a href="https://docs.openssl.org/3.0/man3/OpenSSL_version/">OpenSSL_version(3)</a>
 */
public record LibraryVersionQuery(int code) {
    /** The name, version and date of the release. */
    public static final LibraryVersionQuery VERSION = new LibraryVersionQuery(0);

    /** The compiler flags. */
    public static final LibraryVersionQuery CFLAGS = new LibraryVersionQuery(1);

    /** The build date. */
    public static final LibraryVersionQuery BUILT_ON = new LibraryVersionQuery(2);

    /** The target platform of the build. */
    public static final LibraryVersionQuery PLATFORM = new LibraryVersionQuery(3);

    /** The directory of the configuration and the certificates. */
    public static final LibraryVersionQuery DIR = new LibraryVersionQuery(4);
}
