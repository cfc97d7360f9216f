package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.Engine;
import dev.tlsloop.contract.PyOpenSslItem;
import dev.tlsloop.openssl.LibraryLocator.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LibraryAvailabilityTest {
    private static final List<Candidate> TWO = List.of(new Candidate("c1", "s1"), new Candidate("c2", "s2"));
    private static final LibraryAvailability ABSENT = LibraryAvailability.first(TWO, "install it", candidate -> {
        throw new UnsatisfiedLinkError();
    });

    @Test
    void usesTheFirstCandidateThatOpens() {
        LibraryAvailability second = LibraryAvailability.first(TWO, "install it", candidate -> {
            if (candidate.ssl().equals("s1")) {
                throw new UnsatisfiedLinkError();
            }
            return new LibraryAvailability.Found("3.9", candidate.ssl());
        });
        assertEquals(new LibraryAvailability.Found("3.9", "s2"), second);
    }

    @Test
    void theTextNamesTheTriedFilesAndTheRemedy() {
        assertEquals(new Availability.Missing("libssl 3 was not found as s1, s2", "install it"), ABSENT.availability());
    }

    @Test
    @PyOpenSslItem("J19")
    void theTextNamesTheFunctionThatABuildLacks() {
        LibraryAvailability lacking = LibraryAvailability.first(TWO.subList(0, 1), "install it", candidate -> {
            throw new UnsatisfiedLinkError("Error looking up function 'SSL_CTX_set_alpn_protos': undefined symbol");
        });
        assertEquals(
                new Availability.Missing(
                        "libssl 3 was not found as s1 (which lacks SSL_CTX_set_alpn_protos)", "install it"),
                lacking.availability());
    }

    @Test
    void theTextNamesTheFlagOfAJvmThatDeniesNativeAccess() {
        LibraryAvailability denied = LibraryAvailability.first(TWO, "install it", candidate -> {
            throw new ExceptionInInitializerError(new IllegalCallerException());
        });
        assertEquals(
                new Availability.Missing(
                        "this JVM denies native access, which JNA needs",
                        "start it with --enable-native-access=ALL-UNNAMED, or =com.sun.jna where JNA is on the module"
                                + " path"),
                denied.availability());
    }

    @Test
    void refusesToStartWithoutTheLibraryAndNamesTheRemedy() {
        Engine engine = new OpenSslEngine(() -> ABSENT);
        Context client = Context.client().build();
        assertEquals(
                "the engine openssl cannot run here: libssl 3 was not found as s1, s2; install it",
                assertThrows(IllegalStateException.class, () -> engine.start(client))
                        .getMessage());
    }

    /** Without libssl this test fails and says what to install. */
    @Test
    void theLibraryIsInstalledHere() {
        assertInstanceOf(
                Availability.Available.class,
                OpenSsl.engine().availability(),
                () -> "" + OpenSsl.engine().availability());
    }

    @Test
    void itsVersionIsThree() {
        assertTrue(OpenSsl.version().matches("3\\.\\d+\\.\\d+.*"), OpenSsl.version());
    }

    @Test
    void itsFileIsThere() {
        assertTrue(Files.exists(Path.of(OpenSsl.library())), OpenSsl.library());
    }

    @Test
    void theEngineIsFoundByName() {
        assertTrue(ServiceLoader.load(Engine.class).stream()
                .map(provider -> provider.get().name())
                .anyMatch("openssl"::equals));
    }
}
