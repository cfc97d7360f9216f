package dev.tlsloop.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tlsloop.NamedGroup;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FfdheRetryTest {
    private static String spared(NamedGroup group, String... results) {
        Iterator<String> handshakes = Stream.of(results).iterator();
        return FfdheRetry.spared(group, handshakes::next, result -> result.startsWith("spoilt"));
    }

    @Test
    void aSpoiltHandshakeIsRepeated() {
        assertEquals("good", spared(NamedGroup.FFDHE2048, "spoilt", "good"));
    }

    @Test
    void aGoodHandshakeIsKept() {
        assertEquals("good", spared(NamedGroup.FFDHE2048, "good", "better"));
    }

    @Test
    void anotherGroupIsNotRepeated() {
        assertEquals("spoilt", spared(NamedGroup.X25519, "spoilt", "good"));
    }

    @Test
    void aHandshakeThatIsAlwaysSpoiltStaysSpoilt() {
        assertEquals("spoilt, 4", spared(NamedGroup.FFDHE2048, "spoilt", "spoilt", "spoilt", "spoilt, 4", "good"));
    }
}
