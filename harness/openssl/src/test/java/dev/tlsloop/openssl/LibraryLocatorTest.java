package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryLocatorTest {
    private static final Map<String, String> NOTHING_SET = Map.of();

    static List<Arguments> platforms() {
        return List.of(
                Arguments.of(
                        "Linux",
                        "amd64",
                        NOTHING_SET,
                        List.of(
                                "libssl.so.3",
                                "/usr/lib/x86_64-linux-gnu/libssl.so.3",
                                "/usr/lib64/libssl.so.3",
                                "/usr/lib/libssl.so.3",
                                "/usr/local/lib64/libssl.so.3",
                                "/usr/local/lib/libssl.so.3")),
                Arguments.of(
                        "Linux",
                        "aarch64",
                        NOTHING_SET,
                        List.of(
                                "libssl.so.3",
                                "/usr/lib/aarch64-linux-gnu/libssl.so.3",
                                "/usr/lib64/libssl.so.3",
                                "/usr/lib/libssl.so.3",
                                "/usr/local/lib64/libssl.so.3",
                                "/usr/local/lib/libssl.so.3")),
                Arguments.of(
                        "Mac OS X",
                        "aarch64",
                        NOTHING_SET,
                        List.of(
                                "/opt/homebrew/opt/openssl@3/lib/libssl.3.dylib",
                                "/opt/local/libexec/openssl3/lib/libssl.3.dylib")),
                Arguments.of(
                        "Mac OS X",
                        "x86_64",
                        Map.of("HOMEBREW_PREFIX", "/Users/me/brew"),
                        List.of(
                                "/Users/me/brew/opt/openssl@3/lib/libssl.3.dylib",
                                "/usr/local/opt/openssl@3/lib/libssl.3.dylib",
                                "/opt/local/libexec/openssl3/lib/libssl.3.dylib")),
                Arguments.of(
                        "Windows 11",
                        "amd64",
                        Map.of("ProgramFiles", "D:\\Programs"),
                        List.of(
                                "libssl-3-x64.dll",
                                "D:\\Programs\\OpenSSL-Win64\\bin\\libssl-3-x64.dll",
                                "D:\\Programs\\OpenSSL\\bin\\libssl-3-x64.dll",
                                "D:\\Programs\\Git\\mingw64\\bin\\libssl-3-x64.dll")),
                Arguments.of(
                        "Windows 11",
                        "aarch64",
                        NOTHING_SET,
                        List.of(
                                "libssl-3-arm64.dll",
                                "C:\\Program Files\\OpenSSL-Win64-ARM\\bin\\libssl-3-arm64.dll",
                                "C:\\Program Files\\OpenSSL\\bin\\libssl-3-arm64.dll",
                                "C:\\Program Files\\Git\\mingw64\\bin\\libssl-3-arm64.dll")));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void searchesTheDirectoriesOfTheOperatingSystem(
            String os, String arch, Map<String, String> environment, List<String> expected) {
        LibraryLocator search = LibraryLocator.on(os, arch, environment, Optional.empty());
        assertEquals(
                expected,
                search.candidates().stream().map(LibraryLocator.Candidate::ssl).toList());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void takesBothLibrariesFromOnePlace(
            String os, String arch, Map<String, String> environment, List<String> expected) {
        LibraryLocator search = LibraryLocator.on(os, arch, environment, Optional.empty());
        assertEquals(
                expected.stream().map(ssl -> ssl.replace("libssl", "libcrypto")).toList(),
                search.candidates().stream()
                        .map(LibraryLocator.Candidate::crypto)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /opt/ssl, /opt/ssl/libssl.so.3",
        "Linux, /opt/ssl/, /opt/ssl/libssl.so.3",
        "Mac OS X, /opt/ssl, /opt/ssl/libssl.3.dylib",
        "Windows 10, E:\\ssl, E:\\ssl\\libssl-3-x64.dll"
    })
    void searchesOnlyTheNamedDirectory(String os, String directory, String ssl) {
        LibraryLocator search = LibraryLocator.on(os, "amd64", NOTHING_SET, Optional.of(directory));
        assertEquals(
                List.of(ssl),
                search.candidates().stream().map(LibraryLocator.Candidate::ssl).toList());
    }

    @ParameterizedTest
    @CsvSource({"Linux, libssl3", "Mac OS X, brew install openssl@3", "Windows 11, winget install"})
    void theRemedyNamesThePackageAndTheProperty(String os, String install) {
        String remedy =
                LibraryLocator.on(os, "amd64", NOTHING_SET, Optional.empty()).remedy();
        assertTrue(remedy.contains(install) && remedy.contains("tlsloop.openssl.directory"), remedy);
    }

    @Test
    void theRemedyIsOneInstruction() {
        assertEquals(
                "install the package libssl3 (Debian, Ubuntu, Alpine) or openssl-libs (Fedora, Red Hat), or set the"
                        + " system property tlsloop.openssl.directory to the directory that holds them",
                LibraryLocator.on("Linux", "amd64", NOTHING_SET, Optional.empty())
                        .remedy());
    }
}
