package dev.tlsloop.openssl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tlsloop.LibraryVersionQuery;
import dev.tlsloop.contract.Behaviour;
import dev.tlsloop.contract.PyOpenSslItem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts that the library returns about itself. */
class VersionInformationTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(LibraryVersionQuery.VERSION, "OpenSSL 3"),
                Arguments.of(LibraryVersionQuery.CFLAGS, "compiler: "),
                Arguments.of(LibraryVersionQuery.BUILT_ON, "built on: "),
                Arguments.of(LibraryVersionQuery.PLATFORM, "platform: "),
                Arguments.of(LibraryVersionQuery.DIR, "OPENSSLDIR: "));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @PyOpenSslItem({"D1", "D2", "D3", "D4", "D5", "D6"})
    void eachQueryHasItsText(LibraryVersionQuery which, String beginning) {
        String text = OpenSsl.version(which);
        assertTrue(text.startsWith(beginning), text);
    }

    @Test
    @PyOpenSslItem("D6")
    @Behaviour("F009")
    void anUnknownQueryIsNotAvailable() {
        assertEquals("not available", OpenSsl.version(new LibraryVersionQuery(99)));
    }

    @Test
    @PyOpenSslItem("D7")
    @Behaviour("F006")
    void theNumberIsThatOfTheVersion() {
        long number = OpenSsl.versionNumber();
        List<Long> parts = List.of(number >> 28, number >> 20 & 0xFF, number >> 4 & 0xFF);
        assertEquals(
                Stream.of(OpenSsl.version().split("\\.")).map(Long::valueOf).toList(), parts);
    }
}
