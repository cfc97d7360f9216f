package dev.tlsloop;

/**
 * Which text {@code OpenSsl.version(...)} and {@code Jsse.version(...)} answer: pyOpenSSL's {@code SSLEAY_*} constants.
 * Any number is a value.
 *
 * <pre>{@code
 * String platform = Jsse.version(VersionText.PLATFORM);
 * }</pre>
 *
 * @param code OpenSSL 3's number; those of OpenSSL 1.0 were one higher from CFLAGS on
 * @see <a href="https://docs.openssl.org/3.0/man3/OpenSSL_version/">OpenSSL_version(3)</a>
 */
public record VersionText(int code) {
    /** Name, version and date of the release. */
    public static final VersionText VERSION = new VersionText(0);

    /** How it was compiled. */
    public static final VersionText CFLAGS = new VersionText(1);

    /** When it was compiled. */
    public static final VersionText BUILT_ON = new VersionText(2);

    /** For what it was compiled. */
    public static final VersionText PLATFORM = new VersionText(3);

    /** Where it looks for its configuration and its certificates. */
    public static final VersionText DIR = new VersionText(4);
}
