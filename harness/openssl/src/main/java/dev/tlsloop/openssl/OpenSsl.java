package dev.tlsloop.openssl;

import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.LibraryVersionQuery;
import dev.tlsloop.Session;
import dev.tlsloop.openssl.engine.OpenSslSession;
import dev.tlsloop.openssl.handle.LeakDetector;
import dev.tlsloop.openssl.jna.CryptoH;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.reason.ErrorQueue;

/**
 * The system's libssl 3: how a peer behaves that runs on OpenSSL, as nginx, curl, Python and PostgreSQL do.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server.toBuilder().engine(OpenSsl.engine()).build()).handshake();
 * }</pre>
 *
 * <p>The library is looked for where the operating system keeps it; to name a directory that holds libssl and libcrypto,
 * set the system property {@value #DIRECTORY} before the engine is first used. Where there is none,
 * {@link Engine#availability()} says what to install. It is bound through JNA: JDK 24 and above print warnings about
 * native access, which {@code --enable-native-access=ALL-UNNAMED} silences ({@code com.sun.jna} where JNA is a module).
 *
 * <p>A connection and an endpoint of this engine hold native memory until they are closed. One that is forgotten is
 * reported to the logger {@code dev.tlsloop.openssl}, with where it was made, and freed. It is not for talking to the
 * world: nothing here opens a socket.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public final class OpenSsl {
    /** The system property that names the directory of the libraries. */
    public static final String DIRECTORY = LibraryLocator.DIRECTORY;

    private OpenSsl() {}

    /** The engine on the system's libssl. */
    public static Engine engine() {
        return new OpenSslEngine();
    }

    /**
     * The version of the library that was found, such as {@code 3.0.19}.
     *
     * @throws IllegalStateException when none was; the message says what to install
     */
    public static String version() {
        return LibraryAvailability.ofThisProcess().required().version();
    }

    /**
     * What the library says about itself, {@code SSLeay_version}; {@code not available} where it does not know the
     * question.
     *
     * @throws IllegalStateException when none was found; the message says what to install
     */
    public static String version(LibraryVersionQuery which) {
        LibraryAvailability.ofThisProcess().required();
        return NativeMemory.text(CryptoH.OpenSSL_version(which.code()));
    }

    /**
     * The version as a number, {@code OPENSSL_VERSION_NUMBER}: 0xMNN00PP0 for major, minor and patch. It is that of the
     * library that was found, since nothing was built against another.
     *
     * @throws IllegalStateException when none was found; the message says what to install
     */
    public static long versionNumber() {
        LibraryAvailability.ofThisProcess().required();
        return CryptoH.OpenSSL_version_num();
    }

    /**
     * The file that libssl was loaded from; on Windows the name that it was asked for by.
     *
     * @throws IllegalStateException when none was; the message says what to install
     */
    public static String library() {
        return LibraryAvailability.ofThisProcess().required().library();
    }

    /**
     * A session from its serialised form, {@code d2i_SSL_SESSION}: what {@link Session#serialised()} gave, in this process
     * or another, or what {@code openssl s_client -sess_out} wrote as DER.
     *
     * @param context the client that may resume it; it takes the place of the context that it came from
     * @throws IllegalArgumentException when OpenSSL cannot read it
     * @throws IllegalStateException when no library was found; the message says what to install
     */
    public static Session session(Context context, byte[] serialised) {
        LibraryAvailability.ofThisProcess().required();
        ErrorQueue.clear();
        return OpenSslSession.read(context, serialised);
    }

    /**
     * Passes when no connection and no endpoint of this engine is open in this process: for the end of a test.
     *
     * @throws IllegalStateException with the number of native objects of each type that are still alive
     */
    public static void checkNoLeaks() {
        LeakDetector.check();
    }
}
