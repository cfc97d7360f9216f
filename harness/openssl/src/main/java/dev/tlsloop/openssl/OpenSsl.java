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
 * The TLS engine on the system's libssl 3, which nginx, curl, Python and PostgreSQL use.
 *
 * <pre>{@code
 * Outcome outcome = Loopback.between(client, server.toBuilder().engine(OpenSsl.engine()).build()).handshake();
 * }</pre>
 *
 * <p>The engine searches the directories of the operating system for libssl and libcrypto. To name another directory,
 * set the system property {@value #DIRECTORY} before the first use. If the libraries are missing,
 * {@link Engine#availability()} says what to install. The engine calls them through JNA. On JDK 24 and later,
 * {@code --enable-native-access=ALL-UNNAMED} ({@code com.sun.jna} on the module path) silences the JDK's warnings.
 *
 * <p>Connections and endpoints hold native memory until they are closed. If one becomes unreachable before, the engine
 * frees it, and logs where it was created to {@code dev.tlsloop.openssl}. The engine opens no socket, so it is not
 * for connections to other hosts.
 *
 * @see <a href="https://docs.openssl.org/3.0/man7/ssl/">ssl(7)</a>
 */
public final class OpenSsl {
    /** The system property that names the directory of the libraries. */
    public static final String DIRECTORY = LibraryLocator.DIRECTORY;

    private OpenSsl() {}

    /** Returns the engine on the system's libssl. */
    public static Engine engine() {
        return new OpenSslEngine();
    }

    /**
     * Returns the version of the installed libssl, such as {@code 3.0.19}.
     *
     * @throws IllegalStateException if it is not installed; the message says what to install
     */
    public static String version() {
        return LibraryAvailability.ofThisProcess().required().version();
    }

    /**
     * Returns one fact about the library, pyOpenSSL's {@code SSLeay_version}; {@code not available} if the library does
     * not know it.
     *
     * @throws IllegalStateException if it is not installed; the message says what to install
     */
    public static String version(LibraryVersionQuery which) {
        LibraryAvailability.ofThisProcess().required();
        return NativeMemory.text(CryptoH.OpenSSL_version(which.code()));
    }

    /**
     * Returns the version as a number, pyOpenSSL's {@code OPENSSL_VERSION_NUMBER}: 0xMNN00PP0 for major, minor and
     * patch. It is the version at run time, because this engine is not built against a libssl.
     *
     * @throws IllegalStateException if it is not installed; the message says what to install
     */
    public static long versionNumber() {
        LibraryAvailability.ofThisProcess().required();
        return CryptoH.OpenSSL_version_num();
    }

    /**
     * Returns the file of the loaded libssl; on Windows, the name that the engine requested.
     *
     * @throws IllegalStateException if it is not installed; the message says what to install
     */
    public static String library() {
        return LibraryAvailability.ofThisProcess().required().library();
    }

    /**
     * Reads a serialised session with {@code d2i_SSL_SESSION}. The bytes come from {@link Session#serialised()}, in any
     * process, or from {@code openssl s_client -sess_out}, as DER.
     *
     * @param context the client context that may resume it, in place of the original one
     * @throws IllegalArgumentException if OpenSSL cannot read it
     * @throws IllegalStateException if libssl is not installed; the message says what to install
     */
    public static Session session(Context context, byte[] serialised) {
        LibraryAvailability.ofThisProcess().required();
        ErrorQueue.clear();
        return OpenSslSession.read(context, serialised);
    }

    /**
     * Passes if no connection or endpoint of this engine is open in this process; call it at the end of a test.
     *
     * @throws IllegalStateException with the number of live native objects of each type
     */
    public static void checkNoLeaks() {
        LeakDetector.check();
    }
}
