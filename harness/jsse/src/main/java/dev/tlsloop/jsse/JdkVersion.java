package dev.tlsloop.jsse;

import dev.tlsloop.LibraryVersionQuery;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;

/** Answers to the questions of OpenSSL_version(3) where the library is a JDK. */
final class JdkVersion {
    private JdkVersion() {}

    static String text(LibraryVersionQuery which) {
        if (which.equals(LibraryVersionQuery.VERSION)) {
            return "SunJSSE " + providerVersion() + " of Java " + property("java.version");
        }
        if (which.equals(LibraryVersionQuery.CFLAGS)) {
            return "compiler: " + property("java.vm.name") + " " + property("java.vm.version") + " ("
                    + property("java.vm.info") + ")";
        }
        if (which.equals(LibraryVersionQuery.BUILT_ON)) {
            return "built on: " + property("java.version.date");
        }
        if (which.equals(LibraryVersionQuery.PLATFORM)) {
            return "platform: " + property("os.name") + "-" + property("os.arch");
        }
        return which.equals(LibraryVersionQuery.DIR)
                ? "SECURITYDIR: \"" + Path.of(property("java.home"), "lib", "security") + "\""
                : "not available";
    }

    static long number(Runtime.Version version) {
        return (long) version.feature() << 28 | (long) version.interim() << 20 | (long) version.update() << 4;
    }

    private static String providerVersion() {
        return Optional.ofNullable(Security.getProvider("SunJSSE"))
                .map(Provider::getVersionStr)
                .orElse("missing");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
