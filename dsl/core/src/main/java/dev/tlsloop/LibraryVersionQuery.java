package dev.tlsloop;

/**
 * Which text {@code OpenSsl.version(...)} and {@code Jsse.version(...)} answer: pyOpenSSL's {@code SSLEAY_*} constants.
 * Any number is a value.
 *
 * <pre>{@code
 * String platform = Jsse.version(LibraryVersionQuery.PLATFORM);
 * }</pre>
 *
 * @param code OpenSSL 3's number; those of OpenSSL 1.0 were one higher from CFLAGS on
 * @see <a href="https://docs.openssl.org/3.0/man3/OpenSSL_version/">OpenSSL_version(3)</a>
 */
public record LibraryVersionQuery(int code) {
    /** Name, version and date of the release. */
    public static final LibraryVersionQuery VERSION = new LibraryVersionQuery(0);

    /** How it was compiled. */
    public static final LibraryVersionQuery CFLAGS = new LibraryVersionQuery(1);

    /** When it was compiled. */
    public static final LibraryVersionQuery BUILT_ON = new LibraryVersionQuery(2);

    /** For what it was compiled. */
    public static final LibraryVersionQuery PLATFORM = new LibraryVersionQuery(3);

    /** Where it looks for its configuration and its certificates. */
    public static final LibraryVersionQuery DIR = new LibraryVersionQuery(4);
}
