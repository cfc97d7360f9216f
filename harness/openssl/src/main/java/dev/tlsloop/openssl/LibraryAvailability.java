package dev.tlsloop.openssl;

import dev.tlsloop.Availability;
import dev.tlsloop.openssl.jna.CryptoH;
import dev.tlsloop.openssl.jna.NativeLibraries;
import dev.tlsloop.openssl.jna.NativeMemory;
import dev.tlsloop.openssl.settings.EngineName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result of the search for libssl and libcrypto. */
sealed interface LibraryAvailability {
    /** JNA's message for a missing function. */
    Pattern LOOKUP = Pattern.compile("Error looking up function '(\\w+)'");

    /** Both libraries are loaded and bound. */
    record Found(String version, String library) implements LibraryAvailability {}

    /** No usable libraries were found. */
    record Absent(String why, String remedy) implements LibraryAvailability {}

    /** The result for this process, from one search. */
    static LibraryAvailability ofThisProcess() {
        return Once.INSTALLATION;
    }

    /**
     * Opens the first candidate that works.
     *
     * @param open opens a candidate, or throws a {@link LinkageError}
     */
    static LibraryAvailability first(
            List<LibraryLocator.Candidate> candidates, String remedy, Function<LibraryLocator.Candidate, Found> open) {
        List<String> tried = new ArrayList<>();
        for (LibraryLocator.Candidate candidate : candidates) {
            try {
                return open.apply(candidate);
            } catch (LinkageError e) {
                if (e.getCause() instanceof IllegalCallerException) {
                    return denied();
                }
                tried.add(candidate.ssl() + lacking(e));
            }
        }
        return new Absent("libssl 3 was not found as " + String.join(", ", tried), remedy);
    }

    /** The function that a build of libssl lacks, such as a build without TLS extensions. */
    private static String lacking(LinkageError e) {
        Matcher missing = LOOKUP.matcher(String.valueOf(e.getMessage()));
        return missing.find() ? " (which lacks " + missing.group(1) + ")" : "";
    }

    private static Absent denied() {
        return new Absent(
                "this JVM denies native access, which JNA needs",
                "start it with --enable-native-access=ALL-UNNAMED, or =com.sun.jna where JNA is on the module path");
    }

    /** The libraries, if they were found. */
    default Found required() {
        if (this instanceof Absent absent) {
            throw new IllegalStateException(
                    "the engine " + EngineName.OPENSSL + " cannot run here: " + absent.why + "; " + absent.remedy);
        }
        return (Found) this;
    }

    default Availability availability() {
        return this instanceof Absent absent
                ? new Availability.Missing(absent.why, absent.remedy)
                : new Availability.Available(required().version());
    }

    /** The one search of this process. */
    final class Once {
        private static final LibraryAvailability INSTALLATION = search();

        private Once() {}

        private static LibraryAvailability search() {
            LibraryLocator search = LibraryLocator.on(
                    System.getProperty("os.name", ""),
                    System.getProperty("os.arch", ""),
                    System.getenv(),
                    Optional.ofNullable(System.getProperty(LibraryLocator.DIRECTORY)));
            return first(search.candidates(), search.remedy(), Once::open);
        }

        private static Found open(LibraryLocator.Candidate candidate) {
            String library = NativeLibraries.open(candidate.crypto(), candidate.ssl());
            return new Found(NativeMemory.text(CryptoH.OpenSSL_version(CryptoH.VERSION_STRING)), library);
        }
    }
}
