package dev.tlsloop.harness.decrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLogTest {
    private static final String RANDOM = "00".repeat(32);

    private static Optional<Integer> length(String keyLog, String label) {
        return KeyLog.parse(keyLog).secret(label, new byte[32]).map(secret -> secret.length);
    }

    @Test
    void findsASecretByLabelAndRandom() {
        assertEquals(
                Optional.of(48),
                length("# a comment\nCLIENT_RANDOM " + RANDOM + " " + "ab".repeat(48), "CLIENT_RANDOM"));
    }

    @Test
    void aSecretOfAnotherConnectionIsNotFound() {
        String other = "11".repeat(32);
        assertEquals(Optional.empty(), length("CLIENT_RANDOM " + other + " " + "ab".repeat(48), "CLIENT_RANDOM"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CLIENT_RANDOM", "CLIENT_RANDOM 00 ab", "RSA 0011 2233", "\u0000", "CLIENT_RANDOM zz ab"})
    void otherLinesAreSkipped(String line) {
        assertEquals(Optional.empty(), length(line, "CLIENT_RANDOM"));
    }
}
