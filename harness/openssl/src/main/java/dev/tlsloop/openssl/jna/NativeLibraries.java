package dev.tlsloop.openssl.jna;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The loader of libcrypto and libssl, which binds the classes of this package to them once per process. */
public final class NativeLibraries {
    private static final List<Class<?>> CRYPTO = List.of(
            CryptoH.class, ErrH.class, BioH.class, X509H.class, X509VfyH.class, EvpH.class, StackH.class, OcspH.class);

    /** Resolves symbols at once and hides them from other libraries, which may link another libssl. */
    private static final int RTLD_NOW_LOCAL_ON_LINUX = 2;

    private static final int BYTES_OF_DL_INFO = 32;

    private NativeLibraries() {}

    /**
     * Opens both libraries.
     *
     * @param crypto a file name or a path
     * @param ssl a file name or a path
     * @return the file of libssl
     * @throws UnsatisfiedLinkError when a library is missing or is not OpenSSL 3
     */
    public static String open(String crypto, String ssl) {
        NativeLibrary libcrypto = NativeLibrary.getInstance(crypto, options());
        NativeLibrary libssl = NativeLibrary.getInstance(ssl, options());
        Native.register(CryptoH.class, libcrypto);
        if (CryptoH.OPENSSL_version_major() < 3) {
            throw new UnsatisfiedLinkError(crypto + " is OpenSSL " + CryptoH.OPENSSL_version_major() + ", not 3");
        }
        CRYPTO.forEach(header -> Native.register(header, libcrypto));
        Native.register(SslH.class, libssl);
        return path(libssl, ssl);
    }

    /** The file that the operating system loaded; Windows has no {@code dladdr}, so there it is the requested name. */
    private static String path(NativeLibrary library, String requested) {
        try (Memory info = new Memory(BYTES_OF_DL_INFO)) {
            Function dladdr = NativeLibrary.getProcess().getFunction("dladdr");
            Object[] arguments = {library.getFunction("TLS_method"), info};
            return dladdr.invokeInt(arguments) == 0
                    ? requested
                    : info.getPointer(0).getString(0);
        } catch (UnsatisfiedLinkError e) {
            return requested;
        }
    }

    private static Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>();
        if (Platform.isLinux()) {
            options.put(Library.OPTION_OPEN_FLAGS, RTLD_NOW_LOCAL_ON_LINUX);
        }
        return options;
    }
}
