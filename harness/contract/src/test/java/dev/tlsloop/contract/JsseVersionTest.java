package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.LibraryVersionQuery;
import dev.tlsloop.jsse.Jsse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's answers to the version queries of OpenSSL. */
class JsseVersionTest {
    static Stream<Arguments> texts() {
        String home = System.getProperty("java.home");
        return Stream.of(
                Arguments.of(LibraryVersionQuery.VERSION, "SunJSSE", System.getProperty("java.version")),
                Arguments.of(LibraryVersionQuery.CFLAGS, "compiler: ", System.getProperty("java.vm.version")),
                Arguments.of(LibraryVersionQuery.BUILT_ON, "built on: ", System.getProperty("java.version.date")),
                Arguments.of(LibraryVersionQuery.PLATFORM, "platform: ", System.getProperty("os.arch")),
                Arguments.of(LibraryVersionQuery.DIR, "SECURITYDIR: ", home));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @PyOpenSslItem({"D1", "D2", "D3", "D4", "D5", "D6"})
    void eachVersionQueryHasItsText(LibraryVersionQuery which, String beginning, String fact) {
        String text = Jsse.version(which);
        assertTrue(text.startsWith(beginning) && text.contains(fact), text);
    }

    @Test
    @PyOpenSslItem("D6")
    @Behaviour("F009")
    void anUnknownVersionQueryIsNotAvailable() {
        assertEquals("not available", Jsse.version(new LibraryVersionQuery(99)));
    }

    @Test
    @PyOpenSslItem("D7")
    @Behaviour("F006")
    void theNumberIsThatOfTheVersion() {
        long number = Jsse.versionNumber();
        Runtime.Version version = Runtime.version();
        assertEquals(
                List.of((long) version.feature(), (long) version.interim(), (long) version.update()),
                List.of(number >> 28, number >> 20 & 0xFF, number >> 4 & 0xFF));
    }
}
