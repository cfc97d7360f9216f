package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.NamedGroup;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FfdheRetryTest {
    private static String repeated(NamedGroup group, String... results) {
        Iterator<String> handshakes = Stream.of(results).iterator();
        return FfdheRetry.repeated(group, handshakes::next, result -> result.startsWith("spoilt"));
    }

    @Test
    void aSpoiltHandshakeIsRepeated() {
        assertEquals("good", repeated(NamedGroup.FFDHE2048, "spoilt", "good"));
    }

    @Test
    void aGoodHandshakeIsKept() {
        assertEquals("good", repeated(NamedGroup.FFDHE2048, "good", "better"));
    }

    @Test
    void anotherGroupIsNotRepeated() {
        assertEquals("spoilt", repeated(NamedGroup.X25519, "spoilt", "good"));
    }

    @Test
    void aHandshakeThatIsAlwaysSpoiltStaysSpoilt() {
        assertEquals("spoilt, 4", repeated(NamedGroup.FFDHE2048, "spoilt", "spoilt", "spoilt", "spoilt, 4", "good"));
    }
}
