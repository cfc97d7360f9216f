package dev.tlsloop.openssl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The candidate files of libssl 3, as a pure function of operating system, architecture and environment.
 *
 * @param candidates the files to try, in order
 * @param remedy the advice if none of them exists
 */
record LibraryLocator(List<Candidate> candidates, String remedy) {
    /** The system property that names the directory of the libraries. */
    static final String DIRECTORY = "tlsloop.openssl.directory";

    /** Both libraries, as file names for the operating system's search or as paths. */
    record Candidate(String crypto, String ssl) {}

    static LibraryLocator on(String os, String arch, Map<String, String> environment, Optional<String> directory) {
        Platform platform = Platform.of(os, arch, environment);
        List<Candidate> candidates = directory
                .map(d -> List.of(platform.in(d)))
                .orElseGet(() -> platform.everywhere().toList());
        String otherwise = ", or set the system property " + DIRECTORY + " to the directory that holds them";
        return new LibraryLocator(candidates, platform.install + otherwise);
    }

    /** The names and directories of the two files on an operating system. */
    private record Platform(
            String crypto,
            String ssl,
            String separator,
            boolean searchesByName,
            List<String> directories,
            String install) {
        static Platform of(String os, String arch, Map<String, String> environment) {
            String name = os.toLowerCase(Locale.ROOT);
            boolean arm = arch.equals("aarch64") || arch.equals("arm64");
            if (name.startsWith("mac")) {
                return mac(arm, environment);
            }
            return name.startsWith("windows") ? windows(arm, environment) : linux(arm);
        }

        Stream<Candidate> everywhere() {
            Stream<Candidate> byName = searchesByName ? Stream.of(new Candidate(crypto, ssl)) : Stream.empty();
            return Stream.concat(byName, directories.stream().map(this::in));
        }

        Candidate in(String directory) {
            String prefix = directory.endsWith(separator) ? directory : directory + separator;
            return new Candidate(prefix + crypto, prefix + ssl);
        }

        private static Platform linux(boolean arm) {
            String multiarch = arm ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
            return new Platform(
                    "libcrypto.so.3",
                    "libssl.so.3",
                    "/",
                    true,
                    List.of("/usr/lib/" + multiarch, "/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib"),
                    "install the package libssl3 (Debian, Ubuntu, Alpine) or openssl-libs (Fedora, Red Hat)");
        }

        /** Uses paths only, because macOS aborts a process that loads the system's own libssl by name. */
        private static Platform mac(boolean arm, Map<String, String> environment) {
            List<String> directories = new ArrayList<>();
            Optional.ofNullable(environment.get("HOMEBREW_PREFIX"))
                    .ifPresent(prefix -> directories.add(prefix + "/opt/openssl@3/lib"));
            directories.add((arm ? "/opt/homebrew" : "/usr/local") + "/opt/openssl@3/lib");
            directories.add("/opt/local/libexec/openssl3/lib");
            return new Platform(
                    "libcrypto.3.dylib",
                    "libssl.3.dylib",
                    "/",
                    false,
                    directories.stream().distinct().toList(),
                    "install it with: brew install openssl@3");
        }

        private static Platform windows(boolean arm, Map<String, String> environment) {
            String suffix = arm ? "-3-arm64.dll" : "-3-x64.dll";
            String programs = environment.getOrDefault("ProgramFiles", "C:\\Program Files");
            return new Platform(
                    "libcrypto" + suffix,
                    "libssl" + suffix,
                    "\\",
                    true,
                    List.of(
                            programs + (arm ? "\\OpenSSL-Win64-ARM\\bin" : "\\OpenSSL-Win64\\bin"),
                            programs + "\\OpenSSL\\bin",
                            programs + "\\Git\\mingw64\\bin"),
                    "install it with: winget install ShiningLight.OpenSSL.Light");
        }
    }
}
